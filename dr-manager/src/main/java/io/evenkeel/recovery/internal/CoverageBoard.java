package io.evenkeel.recovery.internal;

import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Item;
import io.evenkeel.recovery.Coverage;
import io.evenkeel.recovery.internal.BoardRows.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Joins the policies' state with the inventory's items. */
@Service
class CoverageBoard implements Coverage {
    private static final Comparator<Line> WORST_FIRST = Comparator.comparingInt(CoverageBoard::worst)
            .thenComparing(line -> line.itemName().toLowerCase(Locale.ROOT))
            .thenComparing(
                    line -> line.policy().map(policy -> policy.terms().name()).orElse(""));

    private final BoardRows rows;
    private final Inventory inventory;
    private final InstantSource clock;

    CoverageBoard(BoardRows rows, Inventory inventory, InstantSource clock) {
        this.rows = rows;
        this.inventory = inventory;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Line> board() {
        Instant now = clock.instant();
        List<Row> policies = rows.all();
        Set<UUID> covered =
                policies.stream().map(row -> row.policy().terms().item()).collect(Collectors.toSet());
        Map<UUID, Item> there = inventory.findAll(covered).stream()
                .filter(item -> !item.retired())
                .collect(Collectors.toMap(Item::id, Function.identity()));
        List<Line> lines = new ArrayList<>();
        inventory.critical().stream()
                .filter(item -> !covered.contains(item.id()))
                .forEach(item -> lines.add(unprotected(item)));
        policies.forEach(row -> lines.add(line(row, there, now)));
        lines.sort(WORST_FIRST);
        return lines;
    }

    private static Line unprotected(Item item) {
        return new Line(
                item.id(), item.name(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of(Gap.NO_POLICY));
    }

    private static Line line(Row row, Map<UUID, Item> there, Instant now) {
        UUID item = row.policy().terms().item();
        Optional<Item> found = Optional.ofNullable(there.get(item));
        return new Line(
                item,
                found.map(Item::name).orElse(row.policy().itemName()),
                Optional.of(row.policy()),
                row.lastGood(),
                row.lastRun(),
                Gaps.of(row.policy(), found.isPresent(), row.lastGood(), row.drillFailed(), now));
    }

    private static int worst(Line line) {
        return line.gaps().stream().mapToInt(Gap::ordinal).min().orElse(Gap.values().length);
    }
}
