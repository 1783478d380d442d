package io.evenkeel.assistant.internal.facts;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Alerts;
import io.evenkeel.alerting.RuleView;
import io.evenkeel.assistant.internal.grammar.Names;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Item;
import io.evenkeel.oncall.OnCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The names that questions may mention, read anew at most every 30 seconds. Thread-safe. */
@Component
public class Directory {
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int MOST_PAGES = 40;
    /** A Chinese name at the begin of a note, up to where the description begins. */
    private static final Pattern BEGIN = Pattern.compile("^\\s*\\p{IsHan}{3,12}(?=\\s*(?:[：:，,。；;（(]|$))");

    private final Inventory inventory;
    private final Alerts alerts;
    private final RuleView rules;
    private final People people;
    private final OnCall onCall;
    private final InstantSource clock;
    private final AtomicReference<Optional<Read>> last = new AtomicReference<>(Optional.empty());

    private static final Pattern PLACE =
            Pattern.compile("(?i)site|location|room|building|clinic|region|city|role|位置|机房|站点|地点|用途");

    private static final int MOST_DESCRIBED = 5_000;

    private record Read(Instant at, Names names) {}

    public Directory(
            Inventory inventory, Alerts alerts, RuleView rules, People people, OnCall onCall, InstantSource clock) {
        this.inventory = inventory;
        this.alerts = alerts;
        this.rules = rules;
        this.people = people;
        this.onCall = onCall;
        this.clock = clock;
    }

    /** Those that the asker may see: all, or none. */
    public Names of(Actor asker) {
        if (!asker.has(Right.SEE_OPERATIONS)) {
            return Names.NONE;
        }
        Instant now = clock.instant();
        Optional<Read> known = last.get().filter(read -> read.at().plus(FRESH).isAfter(now));
        return known.map(Read::names).orElseGet(() -> {
            Names read = read();
            last.set(Optional.of(new Read(now, read)));
            return read;
        });
    }

    private Names read() {
        Stream<String> inForce = rules.overview().groups().stream()
                .flatMap(group -> group.rules().stream())
                .map(RuleView.OneRule::name);
        Stream<String> raised = alerts.active().stream()
                .map(Alert::labels)
                .flatMap(labels -> Stream.ofNullable(labels.get("alertname")));
        List<Item> items = items();
        return new Names(
                items.stream().map(Item::name).distinct().toList(),
                Stream.concat(inForce, raised).distinct().toList(),
                people.list().stream().flatMap(Directory::names).distinct().toList(),
                onCall.schedules().stream().map(OnCall.Schedule::name).toList(),
                List.of(),
                called(items),
                described(items));
    }

    /** By how the note on a service begins, where it is the only one: "医保结算：全省实时结算". */
    private static Map<String, String> called(List<Item> items) {
        Map<String, List<String>> named = items.stream()
                .flatMap(item -> item.note().map(BEGIN::matcher).filter(Matcher::find).stream()
                        .map(begin -> Map.entry(begin.group(), item.name())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return named.entrySet().stream()
                .filter(entry -> entry.getValue().size() == 1)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getFirst()));
    }

    /** By what people would say of it: "core switch North", "UPS, DC South". */
    private static Map<String, String> described(List<Item> items) {
        return items.stream()
                .filter(item -> item.note().filter(note -> !note.isBlank()).isPresent())
                .limit(MOST_DESCRIBED)
                .collect(Collectors.toMap(
                        Item::name,
                        item -> item.name().replaceAll("[-_.]", " ") + " "
                                + item.note().orElse("") + " "
                                + item.facts().entrySet().stream()
                                        .filter(fact ->
                                                PLACE.matcher(fact.getKey()).find())
                                        .map(Map.Entry::getValue)
                                        .collect(Collectors.joining(" ")),
                        (first, second) -> first));
    }

    private static Stream<String> names(Person person) {
        return Stream.of(person.displayName(), person.name());
    }

    private List<Item> items() {
        var items = new ArrayList<Item>();
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            Inventory.Page found =
                    inventory.items(new Inventory.Search(Optional.empty(), Optional.empty(), cursor, 500));
            items.addAll(found.items());
            cursor = found.next();
            if (cursor.isEmpty()) {
                break;
            }
        }
        return items;
    }
}
