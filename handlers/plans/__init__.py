"""🗓 安排: what is to come, from a typed line to the record of it."""
