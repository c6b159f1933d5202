"""Pictures drawn on the server as SVG: bars, lines and the map of the country, each with its figures as a table."""

from chungtay.web.components.charts import Bar, Series, bar_chart, line_chart
from chungtay.web.components.maps import choropleth

__all__ = ["Bar", "Series", "bar_chart", "choropleth", "line_chart"]
