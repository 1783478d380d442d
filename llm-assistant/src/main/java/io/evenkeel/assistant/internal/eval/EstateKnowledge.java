package io.evenkeel.assistant.internal.eval;

import io.evenkeel.alerting.Alert;
import io.evenkeel.assistant.internal.grammar.Grammar;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.incident.Incident;
import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Knowledge.Because;
import io.evenkeel.knowledge.Knowledge.Passage;
import io.evenkeel.knowledge.Knowledge.Reason;
import io.evenkeel.knowledge.Knowledge.Subject;
import io.evenkeel.knowledge.Knowledge.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Published articles in sections, found by the words that they share with a question, the rare ones counting more. */
final class EstateKnowledge {
    private static final double IN_TITLE = 2.5;

    private record Piece(
            String article,
            Article.Kind kind,
            String title,
            String heading,
            String text,
            List<String> rules,
            List<String> items) {
        String all() {
            return (title + "\n" + heading + "\n" + text + "\n" + String.join(" ", rules)).toLowerCase(Locale.ROOT);
        }
    }

    private final List<Piece> pieces = new ArrayList<>();
    private final EstateIncidents incidents;
    private final EstateAlerts alerts;

    EstateKnowledge(List<Row> rows, EstateIncidents incidents, EstateAlerts alerts) {
        this.incidents = incidents;
        this.alerts = alerts;
        for (Row each : rows) {
            Row row = each.child("article").orElse(each);
            Article.State state = row.one(Article.State.class, Article.State.PUBLISHED, "state");
            if (state == Article.State.PUBLISHED) {
                pieces.addAll(sections(row));
            }
        }
    }

    private static List<Piece> sections(Row row) {
        var sections = new ArrayList<Piece>();
        String heading = "";
        var text = new StringBuilder();
        for (String line :
                row.text("body", "text", "content").orElse("").lines().toList()) {
            if (line.matches("#{1,6}\\s+.*")) {
                add(row, heading, text, sections);
                heading = line.replaceFirst("#+\\s+", "").strip();
            } else {
                text.append(plain(line)).append('\n');
            }
        }
        add(row, heading, text, sections);
        return sections;
    }

    private static void add(Row row, String heading, StringBuilder text, List<Piece> sections) {
        if (!text.toString().isBlank()) {
            sections.add(new Piece(
                    row.needed("key", "id"),
                    row.one(Article.Kind.class, Article.Kind.ARTICLE, "kind"),
                    row.needed("title"),
                    heading,
                    text.toString().strip(),
                    row.texts("rules"),
                    row.texts("items")));
        }
        text.setLength(0);
    }

    private static String plain(String line) {
        return line.replaceAll("^\\s*(?:[-*+]|>)\\s+", "")
                .replaceAll("\\*\\*|`", "")
                .replaceAll("^```.*", "");
    }

    public List<Passage> find(Actor actor, String text, Optional<String> language, int limit) {
        actor.mustHave(Right.SEE_OPERATIONS);
        Set<String> terms = Grammar.terms(text);
        Map<String, Passage> best = new LinkedHashMap<>();
        pieces.stream()
                .map(piece -> passage(piece, score(piece, terms)))
                .filter(passage -> passage.score() > 0)
                .sorted(Comparator.comparingDouble(Passage::score).reversed())
                .forEach(passage -> best.putIfAbsent(passage.article(), passage));
        return best.values().stream().limit(limit).toList();
    }

    public Optional<Article> find(Actor actor, String key, Optional<Integer> number) {
        actor.mustHave(Right.SEE_OPERATIONS);
        List<Piece> own =
                pieces.stream().filter(piece -> piece.article().equals(key)).toList();
        return own.stream()
                .findFirst()
                .map(piece -> new Article(
                        key,
                        piece.kind(),
                        Article.State.PUBLISHED,
                        1,
                        Optional.of(1),
                        piece.title(),
                        "",
                        own.stream()
                                .map(one -> (one.heading().isEmpty() ? "" : "## " + one.heading() + "\n") + one.text())
                                .collect(java.util.stream.Collectors.joining("\n\n")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        piece.rules(),
                        List.of(),
                        Optional.empty(),
                        "",
                        java.time.Instant.EPOCH,
                        1));
    }

    private double score(Piece piece, Set<String> terms) {
        double score = 0;
        String title = (piece.title() + " " + piece.heading() + " " + String.join(" ", piece.rules()))
                .toLowerCase(Locale.ROOT);
        for (String term : terms) {
            long in = pieces.stream().filter(one -> one.all().contains(term)).count();
            double weight = in == 0 ? 0 : Math.log(1 + (double) pieces.size() / in);
            score += piece.all().contains(term) ? weight : 0;
            score += title.contains(term) ? weight * (IN_TITLE - 1) : 0;
        }
        return score / (1 + Math.log(1 + piece.text().length() / 2000.0));
    }

    private static Passage passage(Piece piece, double score) {
        return new Passage(
                piece.article(),
                piece.kind(),
                piece.title(),
                piece.heading(),
                "",
                piece.text(),
                piece.text().substring(0, Math.min(300, piece.text().length())),
                List.of(),
                score);
    }

    public List<Suggestion> forIncident(Actor actor, String key, Optional<String> language) {
        actor.mustHave(Right.SEE_OPERATIONS);
        Optional<Incident> incident = incidents.find(key);
        if (incident.isEmpty()) {
            return List.of();
        }
        var suggestions = new ArrayList<Suggestion>();
        Set<String> rules = rules(incident.get());
        Set<String> items = new HashSet<>();
        incident.get().items().forEach(item -> {
            items.add(item.name());
            items.add(item.id().toString());
        });
        Set<String> seen = new HashSet<>();
        for (Piece piece : pieces) {
            List<Because> because = new ArrayList<>();
            piece.rules().stream()
                    .filter(rules::contains)
                    .map(rule -> new Because(Reason.RULE, rule))
                    .forEach(because::add);
            piece.items().stream()
                    .filter(items::contains)
                    .map(item -> new Because(Reason.ITEM, item))
                    .forEach(because::add);
            if (!because.isEmpty() && seen.add(piece.article())) {
                suggestions.add(new Suggestion(
                        Subject.ARTICLE,
                        piece.article(),
                        piece.title(),
                        Optional.of(piece.kind()),
                        because,
                        Optional.empty()));
            }
        }
        incidents.all().stream()
                .filter(other -> !other.key().equals(key))
                .forEach(other -> similar(incident.get(), rules, other).ifPresent(suggestions::add));
        suggestions.sort(
                Comparator.comparingInt((Suggestion one) -> one.because().size())
                        .reversed());
        return suggestions.stream().limit(10).toList();
    }

    private Optional<Suggestion> similar(Incident one, Set<String> rules, Incident other) {
        var because = new ArrayList<Because>();
        rules(other).stream()
                .filter(rules::contains)
                .map(rule -> new Because(Reason.RULE, rule))
                .forEach(because::add);
        other.items().stream()
                .filter(item -> one.items().stream().anyMatch(own -> own.id().equals(item.id())))
                .map(item -> new Because(Reason.ITEM, item.name()))
                .forEach(because::add);
        Set<String> terms = Grammar.terms(one.title());
        if (because.isEmpty() && terms.size() > 1 && Grammar.coverage(terms, other.title()) >= 0.5) {
            because.add(new Because(Reason.TEXT, other.title()));
        }
        return because.isEmpty()
                ? Optional.empty()
                : Optional.of(new Suggestion(
                        Subject.INCIDENT,
                        other.key(),
                        other.title(),
                        Optional.empty(),
                        because,
                        other.review().map(Incident.Review::remedy)));
    }

    /** Of the alerts that stand in it, and of its timeline. */
    private Set<String> rules(Incident incident) {
        Set<String> rules = new HashSet<>();
        incident.alertFingerprints().stream()
                .flatMap(fingerprint -> alerts.find(fingerprint).stream())
                .map(Alert::labels)
                .forEach(labels -> rules.add(labels.getOrDefault("alertname", "")));
        incidents
                .timeline(incident.key())
                .forEach(entry -> rules.add(entry.facts().getOrDefault("alertname", "")));
        rules.remove("");
        return rules;
    }
}
