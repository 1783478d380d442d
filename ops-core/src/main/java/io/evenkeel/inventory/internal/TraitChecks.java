package io.evenkeel.inventory.internal;

import io.evenkeel.inventory.Criticality;
import io.evenkeel.inventory.Inventory.Traits;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Kind;
import io.evenkeel.inventory.internal.Happening.Differences;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What people may say about an item, and how it is worded in its history. Pure. */
final class TraitChecks {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 4_000;

    private TraitChecks() {}

    /** Without blanks around; what is blank is absent. */
    static Traits checked(Traits given) {
        return new Traits(
                line(given.name(), "name").orElseThrow(() -> InventoryRefusals.textLength("name", LONGEST_NAME)),
                given.criticality(),
                given.owner().flatMap(owner -> line(owner, "owner")),
                note(given.note()));
    }

    static Optional<String> note(Optional<String> given) {
        Optional<String> note = given.map(String::strip).filter(text -> !text.isEmpty());
        if (note.isPresent() && note.get().length() > LONGEST_NOTE) {
            throw InventoryRefusals.textLength("note", LONGEST_NOTE);
        }
        return note;
    }

    private static Optional<String> line(String given, String field) {
        String text = given.strip();
        if (text.length() > LONGEST_NAME || text.codePoints().anyMatch(Character::isISOControl)) {
            throw InventoryRefusals.textLength(field, LONGEST_NAME);
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** For the audit trail. */
    static Map<String, String> facts(Kind kind, Traits traits) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("kind", kind.word());
        traits.criticality().ifPresent(criticality -> facts.put("criticality", criticality.word()));
        traits.owner().ifPresent(owner -> facts.put("owner", owner));
        traits.note().ifPresent(note -> facts.put("note", note));
        return facts;
    }

    static Happening difference(Item before, Traits after) {
        var differences = new Differences();
        if (before.retired()) {
            differences.broughtBack();
        }
        if (!before.name().equals(after.name())) {
            differences.of("name", Optional.of(before.name()), Optional.of(after.name()));
        }
        if (!before.criticality().equals(after.criticality())) {
            differences.of("criticality", word(before.criticality()), word(after.criticality()));
        }
        if (!before.owner().equals(after.owner())) {
            differences.of("owner", before.owner(), after.owner());
        }
        if (!before.note().equals(after.note())) {
            differences.note();
        }
        return differences.happening();
    }

    private static Optional<String> word(Optional<Criticality> criticality) {
        return criticality.map(Criticality::word);
    }
}
