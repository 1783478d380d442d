package io.evenkeel.knowledge.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.identity.People;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.knowledge.Articles;
import io.evenkeel.knowledge.Articles.ArticleText;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What a text must be to be kept. */
@Component
class ArticleTexts {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final Pattern RULE = Pattern.compile("[A-Za-z_][A-Za-z0-9_:]{0,199}");
    private static final int MOST_LINKS = 50;

    private final People people;
    private final Inventory inventory;
    private final KnowledgeSettings settings;

    ArticleTexts(People people, Inventory inventory, KnowledgeSettings settings) {
        this.people = people;
        this.inventory = inventory;
        this.settings = settings;
    }

    /** The text as it is kept: line ends are LF, names without space around them, each rule and item once. */
    ArticleText checked(Actor actor, ArticleText text) {
        checkLanguage(text.language());
        text.reviewBy().ifPresent(this::checkDate);
        return new ArticleText(
                text.kind(),
                title(text.title()),
                text.language(),
                body(text.body()),
                owner(actor, text.owner()),
                text.reviewBy(),
                rules(text.rules()),
                items(text.items()));
    }

    static String title(String text) {
        String title = text.strip();
        if (title.isEmpty()
                || title.length() > Articles.LONGEST_TITLE
                || title.chars().anyMatch(Character::isISOControl)
                || MarkdownBounds.hasHalfACharacter(title)
                || MarkdownBounds.turnsDirection(title)) {
            throw ArticleSentences.invalid(
                    "A title has 1 to " + Articles.LONGEST_TITLE
                            + " characters in one line, none of which turns the direction of writing; this one has "
                            + title.length() + ".",
                    "title");
        }
        return title;
    }

    static String body(String text) {
        String body = text.replace("\r\n", "\n").replace('\r', '\n');
        if (body.isBlank()) {
            throw ArticleSentences.invalid("Write something: the text is empty.", "body");
        }
        MarkdownBounds.trouble(body).ifPresent(sentence -> {
            throw ArticleSentences.invalid(sentence, "body");
        });
        return body;
    }

    static void checkLanguage(String language) {
        if (!LANGUAGE.matcher(language).matches()) {
            throw ArticleSentences.invalid("The language is a code such as en or zh-CN.", "language");
        }
    }

    void checkDate(LocalDate reviewBy) {
        LocalDate today = settings.today();
        if (!reviewBy.isAfter(today) || reviewBy.isAfter(today.plusYears(10))) {
            throw ArticleSentences.invalid(
                    "The review date lies after today, " + today + ", and within ten years.", "reviewBy");
        }
    }

    private Optional<UUID> owner(Actor actor, Optional<UUID> owner) {
        if (owner.isPresent()) {
            if (people.find(owner.get()).isEmpty()) {
                throw ArticleSentences.invalid("The owner has no account here. Choose a person.", "owner");
            }
            return owner;
        }
        return actor.kind() == Actor.Kind.PERSON ? Optional.of(UUID.fromString(actor.id())) : Optional.empty();
    }

    private static List<String> rules(List<String> names) {
        List<String> rules = names.stream().map(String::strip).distinct().toList();
        if (rules.size() > MOST_LINKS
                || !rules.stream().allMatch(name -> RULE.matcher(name).matches())) {
            throw ArticleSentences.invalid(
                    "Name at most " + MOST_LINKS + " rules, each as it is written in its rule file: HostDiskFull.",
                    "rules");
        }
        return rules;
    }

    private List<UUID> items(List<UUID> ids) {
        List<UUID> items = ids.stream().distinct().toList();
        if (items.size() > MOST_LINKS) {
            throw ArticleSentences.invalid("Link at most " + MOST_LINKS + " items.", "items");
        }
        var there = new HashSet<UUID>();
        if (!items.isEmpty()) {
            inventory.findAll(items).forEach(item -> there.add(item.id()));
        }
        items.stream().filter(id -> !there.contains(id)).findFirst().ifPresent(id -> {
            throw ArticleSentences.invalid("There is no item " + id + " in the inventory.", "items");
        });
        return items;
    }
}
