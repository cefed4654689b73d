"""Charts as an author writes them in Altair, saved as Altair saves them: one file for each in the folder given."""

import sys
from pathlib import Path

import altair as alt

FOLDER = Path(sys.argv[1])

SCHOOLS = alt.Data(
    values=[
        {"kind": "幼儿园", "schools": 1278, "pupils": 17.3},
        {"kind": "小学", "schools": 806, "pupils": 46.2},
        {"kind": "初中", "schools": 243, "pupils": 20.8},
        {"kind": "普通高中", "schools": 66, "pupils": 11.4},
    ]
)
MONTHS = alt.Data(
    values=[
        {"month": f"2020-{month:02d}-01", "series": series, "value": (month * factor) % 11 + 1}
        for month in range(1, 13)
        for series, factor in (("a", 3), ("b", 7))
    ]
)


def save(name: str, chart: alt.TopLevelMixin) -> None:
    chart.save(FOLDER / f"{name}.vl.json", format="json")


FOLDER.mkdir(parents=True, exist_ok=True)

save("bar", alt.Chart(SCHOOLS).mark_bar().encode(x=alt.X("kind:N").sort("-y"), y="schools:Q"))
save("bar_labels", (lambda base: base.mark_bar() + base.mark_text(align="left", dx=3).encode(text="schools:Q"))(
    alt.Chart(SCHOOLS).encode(x="schools:Q", y=alt.Y("kind:N", sort="-x"))
))
save("line", alt.Chart(MONTHS).mark_line(point=True).encode(x="month:T", y="value:Q", color="series:N"))
save("area", alt.Chart(MONTHS).mark_area().encode(x="yearmonth(month):T", y=alt.Y("value:Q").stack("normalize"), color="series:N"))
save("grouped", alt.Chart(MONTHS).mark_bar().encode(x="quarter(month):O", y="mean(value):Q", xOffset="series:N", color="series:N"))
save("heatmap", alt.Chart(MONTHS).mark_rect().encode(x="month(month):O", y="series:N", color="value:Q"))
save("histogram", alt.Chart(MONTHS).mark_bar().encode(x=alt.X("value:Q", bin=True), y="count()"))
save("pie", alt.Chart(SCHOOLS).mark_arc(innerRadius=40).encode(theta="schools:Q", color=alt.Color("kind:N", sort=None)))
save("scatter", alt.Chart(SCHOOLS).mark_point().encode(x="schools:Q", y="pupils:Q", color="kind:N", tooltip=["kind:N", "pupils:Q"]))
save("facet", alt.Chart(MONTHS).mark_line().encode(x="month:T", y="value:Q", row="series:N").properties(height=80))
save("condition", alt.Chart(SCHOOLS).mark_bar().encode(
    x="kind:N", y="schools:Q", color=alt.when(alt.datum.schools > 500).then(alt.value("orange")).otherwise(alt.value("grey"))
))
save("transforms", alt.Chart(MONTHS).transform_filter(alt.datum.series == "a").transform_window(
    total="sum(value)", frame=[None, 0]
).mark_area(opacity=0.5).encode(x="month:T", y="total:Q"))
save("titled", alt.Chart(SCHOOLS, title=alt.Title("各级学校", subtitle="2020年")).mark_bar().encode(
    x=alt.X("kind:N", title=None), y=alt.Y("schools:Q", title="所")
).configure_view(stroke=None))
