"""Files made out of records: ledgers as workbooks. Official documents are in Chinese."""
