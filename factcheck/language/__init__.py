"""The words of a language: data, and the small tagger that reads them. The bottom of the house; knows no article."""
