# Feuillet. `make help` lists what there is; `make aide` says it in French.

SWIFT ?= swift
# What debuggers want to know of a program takes time to write, and most of its size.
RELEASE = build -c release -debug-info-format none
# With Swift inside, the program starts and counts references faster; on macOS Swift is a part of the system.
ifeq ($(shell uname -s),Linux)
RELEASE += --static-swift-stdlib -Xswiftc -use-ld=lld
endif
FEUILLET = .build/release/feuillet
# Further options of the command, for instance: make site OPTIONS="--drafts", make serve OPTIONS="--port 9000"
OPTIONS ?=

.DEFAULT_GOAL := site
.PHONY: site publish generator serve test dist soak tsan screenshots font bench bench-quick evaluate fuzz format clean help aide

site: generator
	@$(FEUILLET) build $(OPTIONS)

# TARGET is one of those in content/site.yml, for instance: make publish TARGET=production OPTIONS="--dry-run"
publish: generator
	@$(FEUILLET) build
	@$(FEUILLET) publish $(TARGET) $(OPTIONS)

generator:
	@SWIFT="$(SWIFT)" .ci/install.sh build
	@$(SWIFT) $(RELEASE) --product feuillet

serve: generator
	@exec $(FEUILLET) serve $(OPTIONS)

test:
	@SWIFT="$(SWIFT)" .ci/install.sh build tests
	@SWIFT="$(SWIFT)" .ci/test.sh

# The program and the themes in one archive, which runs where nothing is installed.
dist:
	@SWIFT="$(SWIFT)" .ci/install.sh build
	@SWIFT="$(SWIFT)" .ci/dist.sh

# The long forms of the tests: thousands of edits, kills at hundreds of moments, 1,000 articles in 300 MiB, ten thousand
# pages on a cluster that loses a server, data races, the archive in a bare Debian.
soak: generator
	@SWIFT="$(SWIFT)" .ci/install.sh build tests soak
	@FEUILLET_SOAK=1 FEUILLET_COMMAND=$(CURDIR)/$(FEUILLET) $(SWIFT) test --disable-xctest
	@SWIFT="$(SWIFT)" Tests/Sanitizer/tsan.sh
	@SWIFT="$(SWIFT)" Tests/Dist/bare.sh

# Looks for data races in builds with many threads; `Tests/Sanitizer/tsan.sh` says how to read what it finds.
tsan:
	@SWIFT="$(SWIFT)" .ci/install.sh build
	@SWIFT="$(SWIFT)" Tests/Sanitizer/tsan.sh

# PAGES takes addresses of other pages, for instance: make screenshots PAGES="/a-propos/ /404.html"
screenshots: site
	@SWIFT="$(SWIFT)" .ci/install.sh tests
	@.venv/bin/python Tests/Browser/screenshots.py $(PAGES)

# Makes the font of titles anew from the one of Debian's fonts-vollkorn; the result is committed.
VOLLKORN ?= /usr/share/fonts/truetype/vollkorn/Vollkorn-Medium.ttf
font:
	@SWIFT="$(SWIFT)" .ci/install.sh tests
	@.venv/bin/python themes/papier/fonts/subset.py $(VOLLKORN) themes/papier/fonts/titre.woff2

# BENCH takes the options of Tests/Bench/bench.py, for instance: make bench BENCH="--sizes 10000 --rounds 5"
bench:
	@SWIFT="$(SWIFT)" .ci/install.sh build bench
	@SWIFT="$(SWIFT)" RELEASE="$(RELEASE)" python3 Tests/Bench/bench.py $(BENCH)

bench-quick:
	@$(MAKE) --no-print-directory bench BENCH="--quick $(BENCH)"

# CORPUS is the folder of a site, whose own links tell which articles belong together.
CORPUS ?= .
evaluate:
	@SWIFT="$(SWIFT)" .ci/install.sh build
	@$(SWIFT) $(RELEASE) --product RelatedEvaluation
	@.build/release/RelatedEvaluation $(CORPUS)

# FUZZ_SECONDS is how long each target takes, FUZZ_TARGETS names some: make fuzz FUZZ_SECONDS=600 FUZZ_TARGETS=Cache
fuzz:
	@SWIFT="$(SWIFT)" FUZZ_SECONDS="$(FUZZ_SECONDS)" FUZZ_TARGETS="$(FUZZ_TARGETS)" .ci/fuzz.sh

format:
	@$(SWIFT) format --in-place --parallel -r Sources Tests Package.swift

# What the generator wrote goes; so do the compiled programs. Installed packages stay.
clean:
	@rm -rf .build .build-bench .build-dist .build-tsan .feuillet .venv .screenshots
	@find Output -mindepth 1 ! -name .gitkeep -delete

help:
	@echo 'make site     build the generator, then content/ into Output/ (the default)'
	@echo 'make publish TARGET=NAME   the same, then send it to a target of site.yml'
	@echo 'make serve    show the site in the browser, up to date with every save (Ctrl-C ends it)'
	@echo 'make test     every check that CI runs: format, layers, Swift tests, site, browser'
	@echo 'make dist     the program and the themes in one archive for Linux, in .build-dist/'
	@echo 'make soak     the long forms of the tests'
	@echo 'make tsan     look for data races in builds with many threads'
	@echo 'make screenshots   the main pages as pictures, in .screenshots/'
	@echo 'make font     the font of titles anew, from fonts-vollkorn'
	@echo 'make bench    speed and memory beside Hugo and the floor, in .build-bench/report/ (10 minutes)'
	@echo 'make bench-quick   the same with 1,000 articles only'
	@echo 'make evaluate CORPUS=DIR   how well related articles are found among those of DIR/content'
	@echo 'make fuzz     look for texts, templates and caches that break something (a minute each; FUZZ_SECONDS=600)'
	@echo 'make format   lay out the Swift sources'
	@echo 'make clean    remove what was built'

aide:
	@echo 'make site     construit le générateur, puis le site dans Output/ (par défaut)'
	@echo 'make publish TARGET=NOM   la même chose, puis l’envoie à une cible de site.yml'
	@echo 'make serve    montre le site dans le navigateur, à jour à chaque enregistrement (Ctrl-C l’arrête)'
	@echo 'make test     toutes les vérifications de l’intégration continue'
	@echo 'make dist     le programme et les thèmes en une archive pour Linux, dans .build-dist/'
	@echo 'make soak     les formes longues des essais'
	@echo 'make tsan     cherche des accès concurrents à la même mémoire'
	@echo 'make screenshots   les pages principales en images, dans .screenshots/'
	@echo 'make font     refait la police des titres, à partir de fonts-vollkorn'
	@echo 'make bench    vitesse et mémoire face à Hugo et au plancher, dans .build-bench/report/ (10 minutes)'
	@echo 'make bench-quick   la même chose avec 1 000 articles seulement'
	@echo 'make evaluate CORPUS=DOSSIER   mesure la qualité des articles liés sur DOSSIER/content'
	@echo 'make fuzz     cherche des textes, gabarits et caches qui cassent quelque chose (une minute chacun)'
	@echo 'make format   met en forme les sources Swift'
	@echo 'make clean    supprime ce qui a été construit'
