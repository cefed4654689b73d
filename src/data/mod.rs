//! Values, tables and how they are loaded from JSON, CSV and TSV.
