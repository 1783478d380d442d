package io.evenkeel.assistant.internal.tools;

import io.evenkeel.assistant.Source;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Link;
import io.evenkeel.telemetry.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Items of the inventory: facts, owner, criticality, what they need, what needs them, and what was seen to call them. */
@Component
public class ItemTool extends ReadingTool {
    private static final Duration CALLS_OF = Duration.ofHours(1);
    private static final int MOST = 40;

    private final Inventory inventory;
    private final Topology topology;

    public ItemTool(Words.Book book, Inventory inventory, Topology topology) {
        super(book);
        this.inventory = inventory;
        this.topology = topology;
    }

    @Override
    public String name() {
        return "item";
    }

    @Override
    public String description() {
        return "One host, database, service or business service: owner, criticality, facts, what it needs, what needs it,"
                + " and what its failure hits.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("name", "Its name in the inventory, such as db-01.", true, List.of()));
    }

    @Override
    public Look look(Actor asker, Words words, Map<String, String> arguments) {
        asker.mustHave(Right.SEE_OPERATIONS);
        String name = given(arguments, "name").orElse("");
        List<Item> found = inventory
                .items(new Inventory.Search(Optional.empty(), Optional.of(name), Optional.empty(), 500))
                .items()
                .stream()
                .filter(item -> item.name().equalsIgnoreCase(name))
                .toList();
        return found.isEmpty()
                ? Look.nothing(words.say("The inventory has no item %s.", "资产清单中没有 %s。", name))
                : new Look(found.stream().map(item -> seen(asker, words, item)).toList(), "", 0);
    }

    private Seen seen(Actor asker, Words words, Item item) {
        var facts = new ArrayList<Fact>(own(words, item));
        Inventory.Detail detail = inventory.detail(item.id());
        Map<UUID, String> names =
                detail.around().stream().collect(Collectors.toMap(Item::id, Item::name, (first, second) -> first));
        links(words, item, detail.links(), names, facts);
        hits(words, item, detail.impact(), facts);
        calls(asker, words, item, facts);
        detail.history().stream()
                .limit(10)
                .map(change -> Fact.said(
                        Topic.EVENT,
                        words.say(
                                "%s, %s: %s changed %s.",
                                "%s，%s：%s 修改了 %s。",
                                item.name(),
                                words.time(change.at()),
                                change.actor(),
                                words.quoted(change.what()))))
                .forEach(facts::add);
        return new Seen(
                "item/" + item.name(),
                Source.Kind.ITEM,
                item.name(),
                item.name(),
                "/inventory/" + item.id(),
                facts,
                Optional.empty(),
                words.now());
    }

    private static List<Fact> own(Words words, Item item) {
        var facts = new ArrayList<Fact>();
        String name = item.name();
        facts.add(Fact.of(
                Topic.HEAD,
                words.say(
                        "%s is a %s%s.",
                        "%s 是 %s%s。",
                        name,
                        words.word(item.kind().word()),
                        item.criticality()
                                .map(value -> words.say(", criticality %s", "，重要程度 %s", words.word(value.word())))
                                .orElse(""))));
        facts.add(Fact.of(
                Topic.OWNER,
                item.owner()
                        .map(owner -> words.say("%s belongs to %s.", "%s 的负责人是 %s。", name, owner))
                        .orElseGet(
                                () -> words.say("Nobody is written down as the owner of %s.", "%s 没有登记负责人。", name))));
        item.criticality()
                .ifPresent(value -> facts.add(Fact.of(
                        Topic.PRIORITY,
                        words.say("The criticality of %s is %s.", "%s 的重要程度是 %s。", name, words.word(value.word())))));
        item.note()
                .filter(note -> !note.isBlank())
                .ifPresent(note -> facts.add(
                        Fact.said(Topic.DETAIL, words.say("Note on %s: %s", "%s 的备注：%s", name, words.quoted(note)))));
        item.lastSeen()
                .ifPresent(at -> facts.add(Fact.of(
                        Topic.DETAIL, words.say("%s was last seen at %s.", "%s 最近一次上报在 %s。", name, words.time(at)))));
        item.endsOn()
                .ifPresent(day -> facts.add(
                        Fact.of(Topic.DETAIL, words.say("The last day of %s is %s.", "%s 的最后一天是 %s。", name, day))));
        new TreeMap<>(item.facts())
                .forEach((fact, value) -> facts.add(Fact.said(Topic.DETAIL, name + ": " + fact + " " + value)));
        return facts;
    }

    private static void links(Words words, Item item, List<Link> links, Map<UUID, String> names, List<Fact> facts) {
        Function<UUID, String> name = id -> names.getOrDefault(id, id.toString());
        List<String> needs = links.stream()
                .filter(link -> link.from().equals(item.id()))
                .flatMap(link -> link.to().stream())
                .map(name)
                .distinct()
                .limit(MOST)
                .toList();
        List<String> neededBy = links.stream()
                .filter(link -> link.to().contains(item.id()))
                .map(link -> name.apply(link.from()))
                .distinct()
                .limit(MOST)
                .toList();
        facts.add(Fact.of(
                Topic.NEEDS,
                needs.isEmpty()
                        ? words.say("Nothing is written down that %s depends on.", "没有登记 %s 依赖的对象。", item.name())
                        : words.say("%s depends on %s.", "%s 依赖 %s。", item.name(), words.list(needs))));
        facts.add(Fact.of(
                Topic.NEEDED_BY,
                neededBy.isEmpty()
                        ? words.say("Nothing is written down that depends on %s.", "没有登记依赖 %s 的对象。", item.name())
                        : words.say("These depend on %s: %s.", "依赖 %s 的有：%s。", item.name(), words.list(neededBy))));
    }

    private static void hits(Words words, Item item, List<Inventory.Hit> impact, List<Fact> facts) {
        if (!impact.isEmpty()) {
            String hit = impact.stream()
                    .limit(MOST)
                    .map(one ->
                            one.item().name() + " (" + words.word(one.effect().name()) + ")")
                    .collect(Collectors.joining(words.chinese() ? "、" : ", "));
            facts.add(Fact.of(
                    Topic.SERVICES, words.say("If %s fails, this is hit: %s.", "%s 故障时受影响的有：%s。", item.name(), hit)));
        }
    }

    private void calls(Actor asker, Words words, Item item, List<Fact> facts) {
        List<Topology.Edge> edges = topology.around(
                        asker, item.name(), words.now().minus(CALLS_OF), words.now())
                .edges();
        List<String> callers = edges.stream()
                .filter(edge -> edge.link().callee().equals(item.name()))
                .map(edge -> edge.link().caller())
                .limit(MOST)
                .toList();
        List<String> callees = edges.stream()
                .filter(edge -> edge.link().caller().equals(item.name()))
                .map(edge -> edge.link().callee())
                .limit(MOST)
                .toList();
        if (!callers.isEmpty()) {
            facts.add(Fact.of(
                    Topic.NEEDED_BY,
                    words.say(
                            "In the last hour these called %s: %s.",
                            "最近一小时调用 %s 的有：%s。", item.name(), words.list(callers))));
        }
        if (!callees.isEmpty()) {
            facts.add(Fact.of(
                    Topic.NEEDS,
                    words.say("In the last hour %s called %s.", "最近一小时 %s 调用了 %s。", item.name(), words.list(callees))));
        }
    }
}
