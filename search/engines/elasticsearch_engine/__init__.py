"""The engine for several machines: Elasticsearch 9, with our own mapping and no plug-ins."""
