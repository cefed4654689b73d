.DEFAULT_GOAL := help
.PHONY: help serve build test firefox bench fuzz levels clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

serve: ## Build, serve the portal on this machine and print its address
	@bash scripts/serve.sh

build: ## Build the widget, the npm package and the portal into dist/, and print what they weigh
	@bash scripts/build.sh

test: ## Run every check and test, native and in a browser
	@bash scripts/test.sh

firefox: ## Run the unit tests in Firefox, which must be installed
	@bash scripts/firefox.sh

bench: ## Measure against other chart libraries
	@bash scripts/bench.sh

fuzz: ## Feed made-up reports, and made-up specs with their data, for FOR (60) seconds each
	@bash scripts/fuzz.sh $(or $(FOR),60)

levels: ## Try all optimisation levels and print the size that each gives
	@bash scripts/opt-levels.sh

clean: ## Remove what was built; installed tools and packages stay
	@cargo clean --quiet
	@rm -rf dist
