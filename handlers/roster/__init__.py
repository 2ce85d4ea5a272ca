"""The roster and its departments: the people of the branch, their pages, and what changes about them."""
