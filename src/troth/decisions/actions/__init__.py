"""What people do with decisions: one function for each intent."""
