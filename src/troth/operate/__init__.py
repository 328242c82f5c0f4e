"""What the operator needs: what is wrong and how to mend it, copies, and bringing an installation up to date."""
