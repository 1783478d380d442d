package io.evenkeel.assistant.internal.tools;

import io.evenkeel.alerting.Alerts;
import io.evenkeel.assistant.Source;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Articles;
import io.evenkeel.knowledge.Knowledge;
import io.evenkeel.knowledge.Knowledge.Passage;
import io.evenkeel.knowledge.Knowledge.Reason;
import io.evenkeel.knowledge.Knowledge.Subject;
import io.evenkeel.knowledge.Knowledge.Suggestion;
import io.evenkeel.logs.Masking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Published articles, runbooks and known errors: by words, by rule, or those that help with an incident. */
@Component
public class KnowledgeTool extends ReadingTool {
    private static final int MOST = 8;
    private static final int LOOKED_AT = 30;
    /** Under such headings it stands what to do. */
    private static final String REMEDIES = " 处置 步骤 remedies steps";

    private static final int LONGEST_WORDS = 1_000;

    private final Optional<Knowledge> knowledge;
    private final Optional<Articles> articles;
    private final Alerts alerts;

    @Autowired
    KnowledgeTool(
            Words.Book book, ObjectProvider<Knowledge> knowledge, ObjectProvider<Articles> articles, Alerts alerts) {
        this(
                book,
                Optional.ofNullable(knowledge.getIfAvailable()),
                Optional.ofNullable(articles.getIfAvailable()),
                alerts);
    }

    public KnowledgeTool(Words.Book book, Optional<Knowledge> knowledge, Optional<Articles> articles, Alerts alerts) {
        super(book);
        this.alerts = alerts;
        this.knowledge = knowledge;
        this.articles = articles;
    }

    @Override
    public String name() {
        return "knowledge";
    }

    @Override
    public String description() {
        return "Passages of what the team has written down: runbooks, how-tos and known errors, found by words, for a rule,"
                + " or for an incident.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter(
                        "words", "What is looked for, in Chinese or English: disk full on database.", true, List.of()),
                new Parameter("article", "Only this article, such as KB-12.", false, List.of()),
                new Parameter("rule", "Only what names this rule, such as HostDiskFull.", false, List.of()),
                new Parameter(
                        "item",
                        "Only what names a rule whose alert fires on this item, such as db-01.",
                        false,
                        List.of()),
                new Parameter("incident", "Only what is offered for this incident, such as INC-7.", false, List.of()));
    }

    @Override
    public Look look(Actor asker, Words words, Map<String, String> arguments) {
        asker.mustHave(Right.SEE_OPERATIONS);
        String asked = given(arguments, "words").orElse("");
        if (given(arguments, "item")
                .or(() -> given(arguments, "incident"))
                .or(() -> given(arguments, "rule"))
                .isPresent()) {
            asked = asked + REMEDIES;
        }
        Optional<Article> one = given(arguments, "article").flatMap(key -> published(asker, key));
        if (one.isPresent()) {
            return Look.of(whole(words, one.get()));
        }
        if (knowledge.isEmpty() || asked.isEmpty()) {
            return Look.nothing(words.say("No article was looked for.", "没有查找文章。"));
        }
        var library = new Library(knowledge.get(), asker, Optional.of(words.language()));
        List<Passage> found = found(asker, library, asked, arguments);
        return found.isEmpty()
                ? Look.nothing(words.say("I found no published article by these words.", "按这些词没有找到已发布的文章。"))
                : new Look(
                        found.stream()
                                .limit(MOST)
                                .map(passage -> seen(words, passage))
                                .toList(),
                        "",
                        0);
    }

    /** What the asker finds, in the language of the answer where a text has several. */
    private record Library(Knowledge knowledge, Actor asker, Optional<String> language) {

        List<Passage> find(String text) {
            return knowledge.find(asker, cut(text), language, LOOKED_AT);
        }

        List<Suggestion> forIncident(String key) {
            return knowledge.forIncident(asker, key, language);
        }
    }

    /** Of the articles for what fires on it, the passages that fit the question best. */
    private List<Passage> forItem(Actor asker, Library library, String asked, String item) {
        var passages = new ArrayList<Passage>();
        List<String> rules = alerts.active().stream()
                .filter(alert -> AlertTool.isOn(alert, item))
                .map(AlertTool::rule)
                .distinct()
                .limit(4)
                .toList();
        for (String rule : rules) {
            library.find(rule + " " + asked).stream()
                    .filter(passage -> names(asker, passage, rule))
                    .limit(1)
                    .forEach(passages::add);
        }
        return passages;
    }

    private List<Passage> found(Actor asker, Library library, String asked, Map<String, String> arguments) {
        Optional<String> incident = given(arguments, "incident");
        if (incident.isPresent()) {
            return forIncident(asker, library, asked, incident.get());
        }
        Optional<String> rule = given(arguments, "rule");
        if (rule.isPresent()) {
            return library.find(rule.get() + " " + asked).stream()
                    .filter(passage -> names(asker, passage, rule.get()))
                    .sorted(RUNBOOKS_FIRST)
                    .toList();
        }
        Optional<String> item = given(arguments, "item");
        if (item.isPresent()) {
            return forItem(asker, library, asked, item.get());
        }
        Optional<String> article = given(arguments, "article");
        return library.find(asked).stream()
                .filter(passage -> article.isEmpty() || passage.article().equalsIgnoreCase(article.get()))
                .toList();
    }

    private static final Comparator<Passage> RUNBOOKS_FIRST =
            Comparator.comparing(passage -> passage.kind() != Article.Kind.RUNBOOK);

    /** What is offered for the incident; of each article the passage that fits it and the question best. */
    private List<Passage> forIncident(Actor asker, Library library, String asked, String incident) {
        List<Suggestion> all = library.forIncident(incident).stream()
                .filter(suggestion -> suggestion.subject() == Subject.ARTICLE)
                .sorted(Comparator.comparing(suggestion -> !names(suggestion, Reason.RULE)))
                .toList();
        // Beside what was written for the rule, what only sounds alike leads astray.
        boolean written = all.stream().anyMatch(suggestion -> names(suggestion, Reason.RULE));
        List<Suggestion> offered = all.stream()
                .filter(suggestion -> !written || names(suggestion, Reason.RULE) || names(suggestion, Reason.ITEM))
                .limit(4)
                .toList();
        var passages = new ArrayList<Passage>();
        for (Suggestion suggestion : offered) {
            Optional<Passage> steps = names(suggestion, Reason.RULE)
                    ? published(asker, suggestion.key()).flatMap(Remedies::of)
                    : Optional.empty();
            if (steps.isPresent()) {
                passages.add(steps.get());
                continue;
            }
            Set<String> rules = suggestion.because().stream()
                    .filter(one -> one.reason() == Reason.RULE)
                    .map(Knowledge.Because::value)
                    .collect(Collectors.toSet());
            String sought = String.join(" ", rules) + " " + suggestion.title() + " " + asked;
            library.find(sought).stream()
                    .filter(passage -> passage.article().equals(suggestion.key()))
                    .findFirst()
                    .ifPresent(passages::add);
        }
        return passages;
    }

    private static boolean names(Suggestion suggestion, Reason reason) {
        return suggestion.because().stream().anyMatch(one -> one.reason() == reason);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(LONGEST_WORDS, text.length()));
    }

    /** In its words, or among the rules that it was written for. */
    private boolean names(Actor asker, Passage passage, String rule) {
        return (passage.title() + passage.text()).toLowerCase(Locale.ROOT).contains(rule.toLowerCase(Locale.ROOT))
                || published(asker, passage.article())
                        .filter(article -> article.rules().stream().anyMatch(rule::equalsIgnoreCase))
                        .isPresent();
    }

    private Optional<Article> published(Actor asker, String key) {
        return articles.flatMap(room -> room.find(asker, key.toUpperCase(Locale.ROOT), Optional.empty()))
                .filter(article -> article.state() == Article.State.PUBLISHED);
    }

    private static Seen whole(Words words, Article article) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.said(
                Topic.HEAD, words.say("Article %s %s", "文章 %s %s", article.key(), words.quoted(article.title()))));
        for (String line : Masking.said(article.body()).lines().toList()) {
            String plain = Remedies.plain(line);
            if (!plain.isEmpty()) {
                facts.add(Fact.said(Topic.PASSAGE, plain));
            }
        }
        return new Seen(
                "article/" + article.key(),
                Source.Kind.ARTICLE,
                article.key(),
                article.title(),
                "/knowledge/" + article.key(),
                facts,
                Optional.empty(),
                words.now());
    }

    private static Seen seen(Words words, Passage passage) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.said(
                Topic.HEAD,
                words.say("Article %s %s", "文章 %s %s", passage.article(), words.quoted(passage.title()))
                        + (passage.heading().isBlank() ? "" : " › " + words.quoted(passage.heading()))));
        for (String line : Masking.said(passage.text()).lines().toList()) {
            if (!line.isBlank()) {
                facts.add(Fact.said(Topic.PASSAGE, line.strip()));
            }
        }
        return new Seen(
                "article/" + passage.article(),
                Source.Kind.ARTICLE,
                passage.article(),
                passage.title(),
                "/knowledge/" + passage.article() + (passage.anchor().isBlank() ? "" : "#" + passage.anchor()),
                facts,
                Optional.empty(),
                words.now());
    }
}
