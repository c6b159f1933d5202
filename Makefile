# Chung Tay. `make run` and `make test` are all a newcomer needs; both install what is missing first.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
.DEFAULT_GOAL := run
.PHONY: run test check bench format lock install pictures clean

run: ## install, migrate, load the map and the demo country, serve
	@$(PYTHON) scripts/install.py run

install: ## everything up to serving
	@$(PYTHON) scripts/install.py install

test: ## the whole suite, browser journeys included
	@$(PYTHON) scripts/install.py tools
	@$(BIN)/python scripts/test.py

check: ## format, lint, types, contracts, migrations, translations, generated docs
	@$(PYTHON) scripts/install.py tools
	@$(BIN)/python scripts/check.py

bench: ## speed as ratios against the bare database, printed
	@$(PYTHON) scripts/install.py tools
	@$(BIN)/python -m benches

format: ## put the code in its format
	@$(BIN)/ruff check --fix -q . ; $(BIN)/ruff format -q .

lock: ## newest stable versions into the hashed list
	@$(BIN)/uv pip compile --upgrade requirements.in --generate-hashes --no-emit-index-url -q -o requirements.txt

pictures: ## the pictures of the guides; SITE=http://127.0.0.1:8000 takes the whole country from a running demo too
	@$(PYTHON) scripts/install.py tools
	@$(BIN)/python -m pytest -q tests/journeys/test_guide.py tests/journeys/test_care.py tests/journeys/test_activities.py tests/journeys/test_health.py tests/journeys/test_offline.py::test_a_meeting_is_opened_held_and_closed_for_days_without_a_network
	@$(BIN)/python scripts/pictures.py $(SITE)

clean: ## throw away what was installed and built here; the database of `make run` stays
	rm -rf .venv node_modules static var/assets var/stamps
