# Feuillet. `make help` lists what there is; `make aide` says it in French.

SWIFT ?= swift
FEUILLET = .build/release/feuillet
# Further options of `feuillet build`, for instance: make site OPTIONS="--drafts"
OPTIONS ?=

.DEFAULT_GOAL := site
.PHONY: site generator test bench format clean help aide

site: generator
	@$(FEUILLET) build $(OPTIONS)

generator:
	@SWIFT="$(SWIFT)" Scripts/install.sh build
	@$(SWIFT) build -c release --product feuillet

test:
	@SWIFT="$(SWIFT)" Scripts/install.sh build tests
	@SWIFT="$(SWIFT)" Scripts/test.sh

bench:
	@SWIFT="$(SWIFT)" Scripts/install.sh build
	@$(SWIFT) run -c release TemplatesBench

format:
	@$(SWIFT) format --in-place --parallel -r Sources Tests Package.swift

# What the generator wrote goes; so do the compiled programs. Installed packages stay.
clean:
	@rm -rf .build .feuillet .venv .screenshots
	@find Output -mindepth 1 ! -name .gitkeep -delete

help:
	@echo 'make site     build the generator, then content/ into Output/ (the default)'
	@echo 'make test     every check that CI runs: format, layers, Swift tests, site, browser'
	@echo 'make bench    how many article pages a CPU second the templates render'
	@echo 'make format   lay out the Swift sources'
	@echo 'make clean    remove what was built'

aide:
	@echo 'make site     construit le générateur, puis le site dans Output/ (par défaut)'
	@echo 'make test     toutes les vérifications de l’intégration continue'
	@echo 'make bench    mesure la vitesse des modèles'
	@echo 'make format   met en forme les sources Swift'
	@echo 'make clean    supprime ce qui a été construit'
