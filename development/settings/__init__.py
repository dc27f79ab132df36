"""Settings under which the portal is developed, shown and tested; never in production."""
