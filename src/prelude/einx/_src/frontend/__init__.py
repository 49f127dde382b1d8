"""Of einx, what stands in the way of its front end."""
