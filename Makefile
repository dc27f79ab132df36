# The commands of the portal; `make` alone lists them.

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset install test lint unit browser bench screenshots lock python

# The first Python on this machine that is new enough; what is installed goes in the quickest of its
# version. PYTHON=/path/to/python overrides both.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin
# One more than the cores that tests are meant for: some tests wait, for a worker that was killed.
WORKERS ?= 3

help: ## List the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name does; do \
		printf '%-18s %s\n' "$$name" "$$does"; done

python:
	@test -n "$(PYTHON)" || { echo "The portal needs Python 3.11 or newer, and this machine has none: install it (Debian and Ubuntu: apt-get install python3 python3-venv), or name one: PYTHON=/path/to/python3.12 make demo." >&2; exit 1; }

demo: python ## Install, start everything, load fictitious data, and say where to look
	@$(PYTHON) -m development.scripts.install demo
	@exec $(BIN)/python -m development.stack demo

demo-reset: ## Remove the data of the demo
	@if [ -x $(BIN)/python ]; then $(BIN)/python -m development.stack reset; fi

install: python ## Install everything for working on the portal
	@$(PYTHON) -m development.scripts.install test
	@$(BIN)/python manage.py catalogue --compile

test: install lint browser unit ## Install, and run every check and test

lint: ## Run the checks that need no tests
	@$(MAKE) --no-print-directory --jobs 2 $(CHECKS)

# The longest first.
CHECKS := check-types check-style check-templates check-translations check-migrations check-deploy
.PHONY: $(CHECKS)

check-types:
	$(BIN)/mypy .

check-style:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

check-templates:
	$(BIN)/djlint --lint --quiet templates

check-translations:
	$(BIN)/python manage.py catalogue --check

check-migrations:
	DJANGO_SETTINGS_MODULE=development.settings.test \
		$(BIN)/python manage.py makemigrations --check --dry-run

check-deploy:
	@echo "manage.py check --deploy, under production settings"
	@secret() { $(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))'; }; \
		env DJANGO_SETTINGS_MODULE=onderwijsregio.settings.production SECRET_KEY="$$(secret)" \
		DATABASE_URL="postgresql://portal:$$(secret)@db.example:5432/portal?sslmode=require" \
		REDIS_URL="rediss://:$$(secret)@valkey.example:6379/0" ALLOWED_HOSTS=portal.example \
		EMAIL_HOST=smtp.example DEFAULT_FROM_EMAIL=portal@portal.example \
		CONTACT_EMAIL=hulp@portal.example OWNER_NAME=Eigenaar OWNER_ADDRESS="Plein 1" \
		CONTROLLER_NAME=Verantwoordelijke PRIVACY_EMAIL=privacy@portal.example \
		SECURITY_EMAIL=veilig@portal.example \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

browser:
	@$(BIN)/python -m development.stack.browser

unit:
	$(BIN)/python -m pytest -n $(WORKERS) $(if $(filter 0,$(BROWSER)),-m "not e2e")
	@$(BIN)/python -m development.stack.browser --remind

bench: python ## Measure the budgets; writes var/bench.json and docs/performance.md
	@$(PYTHON) -m development.scripts.install test
	@# What an earlier run left has grown already.
	@rm -rf var/bench
	VAR_DIR=var/bench $(BIN)/python manage.py bench

screenshots: python ## Take the pictures of docs/screenshots
	@$(PYTHON) -m development.scripts.install test
	$(BIN)/python manage.py screenshots

# uv: https://docs.astral.sh/uv/
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet
lock: ## Lock the newest allowed versions of the Python packages again
	$(LOCK) --upgrade --group local --group test -o requirements/test.txt
	$(LOCK) --group local -c requirements/test.txt -o requirements/demo.txt
	$(LOCK) -c requirements/test.txt -o requirements/production.txt
