package io.evenkeel.inventory.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.inventory.Item;
import java.util.UUID;

/** Why a verb of the inventory is refused, as a sentence with the way out. */
final class InventoryRefusals {
    private InventoryRefusals() {}

    static Refusal unknownItem(UUID id) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND, "item-unknown", "There is no item " + id + ". Open the list under Inventory.");
    }

    static Refusal unknownMember(UUID id, String field) {
        return new Refusal(
                Refusal.Kind.INVALID,
                "item-unknown",
                "There is no item " + id + " that is not retired. Choose one of the list.",
                field);
    }

    static Refusal unknownLink(UUID id) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND, "link-unknown", "There is no dependency " + id + ". Load the item again.");
    }

    static Refusal outOfDate(Item item, long expected) {
        return new Refusal(
                Refusal.Kind.OUT_OF_DATE,
                "item-changed",
                "Not done: " + item.name() + " changed since you opened it (version " + item.version() + ", yours is "
                        + expected + "). Look again.");
    }

    static Refusal taken(Item there) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "item-exists",
                "There is a " + there.kind().word() + " " + there.name() + " already. Use that one, or another name.",
                "name");
    }

    static Refusal retiredAlready(Item item) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "item-retired",
                item.name() + " is retired already. Change it to bring it back.");
    }

    static Refusal neededBy(Item item, String dependents) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "item-needed",
                dependents + " depends on " + item.name() + ": remove that dependency first.");
    }

    static Refusal textLength(String field, int most) {
        return new Refusal(
                Refusal.Kind.INVALID,
                "text-length",
                "The field " + field + " has 1 to " + most + " readable characters.",
                field);
    }

    static Refusal self(Item item) {
        return new Refusal(
                Refusal.Kind.INVALID,
                "link-to-itself",
                item.name() + " cannot depend on itself. Choose another.",
                "to");
    }

    static Refusal size(int most) {
        return new Refusal(Refusal.Kind.INVALID, "link-size", "A dependency names 1 to " + most + " items.", "to");
    }

    static Refusal needs(int size) {
        return new Refusal(
                Refusal.Kind.INVALID,
                "link-needs",
                size == 1
                        ? "Of one item, one is needed: leave needs out."
                        : "Of " + size + " items, 1 to " + size + " can be needed.",
                "needs");
    }

    static Refusal linked(Item from) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "link-exists",
                from.name() + " depends on these already. Remove that dependency to say it in another way.",
                "to");
    }
}
