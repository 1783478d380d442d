package io.evenkeel.change.internal;

import io.evenkeel.change.Change.ChangedItem;
import io.evenkeel.change.Change.Kind;
import io.evenkeel.change.Changes.Draft;
import io.evenkeel.change.Templates;
import io.evenkeel.change.Templates.Template;
import io.evenkeel.change.Window;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Item;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What somebody plans, within its limits, and with the steps of its template. */
@Component
class Drafts {
    private static final int MOST_ITEMS = 200;
    private static final Duration LONGEST = Duration.ofDays(14);

    private final Templates templates;
    private final Inventory inventory;

    Drafts(Templates templates, Inventory inventory) {
        this.templates = templates;
        this.inventory = inventory;
    }

    Draft checked(Draft draft) {
        if (!draft.from().isBefore(draft.to())
                || Duration.between(draft.from(), draft.to()).compareTo(LONGEST) > 0) {
            throw ChangeSentences.invalid("A window ends after it begins, and within 14 days.", "to");
        }
        Optional<Template> template = template(draft);
        List<String> implementation = template.map(Template::implementation).orElse(draft.implementation());
        List<String> backOut = template.map(Template::backOut).orElse(draft.backOut());
        // Who fights a fire writes down afterwards what was done.
        boolean emergency = draft.kind() == Kind.EMERGENCY;
        return new Draft(
                draft.kind(),
                draft.template(),
                Texts.line(draft.title(), "title"),
                Texts.text(draft.why(), "why"),
                draft.items(),
                draft.from().truncatedTo(ChronoUnit.MILLIS),
                draft.to().truncatedTo(ChronoUnit.MILLIS),
                Texts.steps(implementation, "implementation", emergency),
                Texts.steps(backOut, "backOut", emergency),
                draft.backOutTested() || template.isPresent());
    }

    /** The window with a later end. */
    static Window longer(Window window, Instant to, Instant now) {
        Instant end = to.truncatedTo(ChronoUnit.MILLIS);
        if (!end.isAfter(window.to()) || !end.isAfter(now)) {
            throw ChangeSentences.invalid("The new end comes after now and after " + window.to() + ".", "to");
        }
        if (Duration.between(window.from(), end).compareTo(LONGEST) > 0) {
            throw ChangeSentences.invalid("A window ends within 14 days of its beginning.", "to");
        }
        return new Window(window.from(), end);
    }

    private Optional<Template> template(Draft draft) {
        if (draft.kind() != Kind.STANDARD) {
            if (draft.template().isPresent()) {
                throw ChangeSentences.invalid("Only a standard change follows a template.", "template");
            }
            return Optional.empty();
        }
        return Optional.of(draft.template()
                .flatMap(templates::find)
                .orElseThrow(() -> ChangeSentences.invalid(
                        "A standard change follows a template: name one that there is.", "template")));
    }

    /** As the inventory calls them now. */
    List<ChangedItem> items(Draft draft) {
        var wanted = new HashSet<>(draft.items());
        List<Item> found = inventory.findAll(wanted).stream()
                .filter(item -> !item.retired())
                .sorted(Comparator.comparing(Item::name))
                .toList();
        if (wanted.isEmpty() || wanted.size() > MOST_ITEMS || found.size() != wanted.size()) {
            throw ChangeSentences.invalid(
                    "Name 1 to " + MOST_ITEMS + " items that the inventory has and that are not retired.", "items");
        }
        template(draft)
                .ifPresent(template -> found.stream()
                        .filter(item -> !template.itemKinds().isEmpty()
                                && !template.itemKinds().contains(item.kind().word()))
                        .findFirst()
                        .ifPresent(item -> {
                            throw ChangeSentences.invalid(
                                    item.name() + " is a " + item.kind().word() + ", and this template is for "
                                            + String.join(", ", template.itemKinds()) + ".",
                                    "items");
                        }));
        return found.stream().map(Neighbours::told).toList();
    }
}
