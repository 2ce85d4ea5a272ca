"""Tests of what a person types: tables of examples in Chinese and English."""
