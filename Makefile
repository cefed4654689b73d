.DEFAULT_GOAL := help
.PHONY: help serve build test firefox bench fuzz levels clean

help: ## Say what can be made
	@echo "Begin with: make serve"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

serve: ## Install what is missing, build, serve the portal on this machine and print its address
	@bash scripts/serve.sh

build: ## Build the widget, the npm package and the portal into dist/, and print what they weigh
	@bash scripts/build.sh

test: ## Install what is missing, then run every check and test, native and in a browser
	@bash scripts/test.sh

firefox: ## Run the unit tests in Firefox, which must be installed
	@bash scripts/firefox.sh

bench: ## Measure pages against other chart libraries, and extraction against labelled sentences
	@bash scripts/bench.sh

fuzz: ## Feed made-up reports, and made-up charts with their data, to the library for a minute each; FOR=600 for ten
	@bash scripts/fuzz.sh $(or $(FOR),60)

levels: ## Try all optimisation levels of the module and print the size that each gives
	@bash scripts/opt-levels.sh

clean: ## Remove what was built; installed tools and packages stay
	@cargo clean --quiet
	@rm -rf dist
