//! Numbers as text: Arabic and Chinese numerals, 万 and 亿, d3-format patterns.
