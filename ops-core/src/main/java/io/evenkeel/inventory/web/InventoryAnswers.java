package io.evenkeel.inventory.web;

import io.evenkeel.inventory.Criticality;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Link;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the room answers on the wire. */
final class InventoryAnswers {
    private InventoryAnswers() {}

    /** @param kind {@code host}, {@code database}, {@code cache}, {@code web-server}, {@code service}, {@code business-service} */
    record ItemAnswer(
            UUID id,
            String kind,
            String name,
            Optional<String> criticality,
            Optional<String> owner,
            Optional<String> note,
            boolean discovered,
            Optional<Instant> lastSeen,
            Map<String, String> facts,
            Optional<LocalDate> endsOn,
            boolean retired,
            long version) {

        static ItemAnswer of(Item item) {
            return new ItemAnswer(
                    item.id(),
                    item.kind().word(),
                    item.name(),
                    item.criticality().map(Criticality::word),
                    item.owner(),
                    item.note(),
                    item.discovered(),
                    item.lastSeen(),
                    item.facts(),
                    item.endsOn(),
                    item.retired(),
                    item.version());
        }
    }

    /** @param next the cursor of the next page, if there is one */
    record ItemPage(List<ItemAnswer> items, Optional<String> next) {

        static ItemPage of(Inventory.Page page) {
            return new ItemPage(page.items().stream().map(ItemAnswer::of).toList(), page.next());
        }
    }

    /** {@code from} depends on {@code needs} of {@code to}. */
    record LinkAnswer(UUID id, UUID from, List<UUID> to, int needs, Optional<String> note, boolean discovered) {

        static LinkAnswer of(Link link) {
            return new LinkAnswer(link.id(), link.from(), link.to(), link.needs(), link.note(), link.discovered());
        }
    }

    /** @param more whether there is more around than is told */
    record NeighboursAnswer(List<ItemAnswer> items, List<LinkAnswer> links, boolean more) {}

    /** @param effect {@code down} or {@code degraded} */
    record HitAnswer(ItemAnswer item, String effect) {

        static HitAnswer of(Inventory.Hit hit) {
            return new HitAnswer(ItemAnswer.of(hit.item()), hit.effect().name().toLowerCase(Locale.ROOT));
        }
    }

    record DetailAnswer(
            ItemAnswer item, NeighboursAnswer neighbours, List<HitAnswer> impact, List<Inventory.Change> history) {

        static DetailAnswer of(Inventory.Detail detail) {
            return new DetailAnswer(
                    ItemAnswer.of(detail.item()),
                    new NeighboursAnswer(
                            detail.around().stream().map(ItemAnswer::of).toList(),
                            detail.links().stream().map(LinkAnswer::of).toList(),
                            detail.more()),
                    detail.impact().stream().map(HitAnswer::of).toList(),
                    detail.history());
        }
    }
}
