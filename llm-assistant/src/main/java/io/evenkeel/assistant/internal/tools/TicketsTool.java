package io.evenkeel.assistant.internal.tools;

import io.evenkeel.assistant.Source;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.desk.Desk;
import io.evenkeel.desk.Requests;
import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.Ticket.Promise.PromiseState;
import io.evenkeel.desk.TicketEntry;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Tickets with what was promised: all for who works at the desk, their own for everybody else. */
@Component
public class TicketsTool extends ReadingTool {
    private static final int MOST = 15;
    private static final int LOOKED_AT = 200;

    private final Optional<Desk> desk;
    private final Optional<Requests> requests;
    private final Inventory inventory;

    @Autowired
    TicketsTool(Words.Book book, ObjectProvider<Desk> desk, ObjectProvider<Requests> requests, Inventory inventory) {
        this(
                book,
                Optional.ofNullable(desk.getIfAvailable()),
                Optional.ofNullable(requests.getIfAvailable()),
                inventory);
    }

    public TicketsTool(Words.Book book, Optional<Desk> desk, Optional<Requests> requests, Inventory inventory) {
        super(book);
        this.desk = desk;
        this.requests = requests;
        this.inventory = inventory;
    }

    @Override
    public String name() {
        return "tickets";
    }

    @Override
    public String description() {
        return "Tickets of the service desk with their promised times: one by its key, those that are not over, those whose"
                + " promise is broken or at risk. Without the desk's right only the asker's own.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("key", "One ticket, such as TIC-9.", false, List.of()),
                new Parameter(
                        "which",
                        "All that are not over, or only those that are late or may be.",
                        false,
                        List.of("open", "late")),
                new Parameter("item", "Only those about this item, such as db-01.", false, List.of()),
                new Parameter("incident", "Only those that became this incident, such as INC-7.", false, List.of()),
                new Parameter("words", "Only those that these words fit best.", false, List.of()));
    }

    @Override
    public Look look(Actor asker, Words words, Map<String, String> arguments) {
        boolean works = asker.has(Right.WORK_TICKETS);
        if (!works) {
            asker.mustHave(Right.REQUEST_SERVICES);
        }
        Optional<String> key = given(arguments, "key").map(one -> one.toUpperCase(Locale.ROOT));
        return key.isPresent() ? one(asker, words, works, key.get()) : list(asker, words, works, arguments);
    }

    private Look one(Actor asker, Words words, boolean works, String key) {
        Optional<Desk.Detail> found = Optional.empty();
        try {
            found = works ? desk.map(room -> room.get(asker, key)) : requests.map(room -> room.get(asker, key));
        } catch (Refusal refused) {
            if (refused.kind() != Refusal.Kind.NOT_FOUND) {
                throw refused;
            }
        }
        if (found.isEmpty() && !works) {
            // Whether somebody else's ticket is there is not to be seen either.
            throw new Refusal(Refusal.Kind.FORBIDDEN, "right-missing", "Only the service desk sees tickets of others.");
        }
        return found.map(detail -> Look.of(seen(words, detail.ticket(), detail.entries())))
                .orElseGet(() -> Look.nothing(words.say("There is no ticket %s.", "没有工单 %s。", key)));
    }

    private Look list(Actor asker, Words words, boolean works, Map<String, String> arguments) {
        var search = new Desk.Search(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                LOOKED_AT);
        Optional<Desk.Page> page = works
                ? desk.map(room -> room.list(asker, search))
                : requests.map(room -> room.mine(asker, Optional.empty(), LOOKED_AT));
        boolean late = "late".equals(arguments.get("which"));
        Optional<String> item = given(arguments, "item");
        Optional<String> incident = given(arguments, "incident");
        List<Ticket> found = page.map(Desk.Page::items).orElseGet(List::of).stream()
                .filter(ticket -> ticket.closedAt().isEmpty())
                .filter(ticket -> !late || ticket.promises().stream().anyMatch(TicketsTool::isLate))
                .filter(ticket -> item.isEmpty() || isAbout(ticket, item.get()))
                .filter(ticket -> incident.isEmpty() || ticket.incident().equals(incident))
                .toList();
        Optional<String> sought = given(arguments, "words");
        if (sought.isPresent()) {
            found = Likeness.best(found, sought.get(), Ticket::title, TicketsTool::said);
        }
        if (found.isEmpty()) {
            return Look.nothing(
                    late
                            ? words.say("No ticket that you may see is late or at risk.", "你能看到的工单中没有超时或有风险的。")
                            : words.say("No such ticket that you may see is open.", "没有你能看到的此类未结工单。"));
        }
        var seen = new ArrayList<Seen>();
        seen.add(count(words, late, found));
        found.stream().limit(MOST).map(ticket -> seen(words, ticket, List.of())).forEach(seen::add);
        return new Look(seen, "", Math.max(0, found.size() - MOST));
    }

    private static String said(Ticket ticket) {
        return ticket.text() + " " + ticket.requester().name()
                + ticket.assignee().map(one -> " " + one.name()).orElse("");
    }

    private static boolean isLate(Ticket.Promise promise) {
        return promise.state() == PromiseState.BROKEN || promise.state() == PromiseState.AT_RISK;
    }

    private boolean isAbout(Ticket ticket, String item) {
        return ticket.item()
                .flatMap(inventory::find)
                .map(Item::name)
                .filter(item::equalsIgnoreCase)
                .isPresent();
    }

    private static Seen count(Words words, boolean late, List<Ticket> found) {
        String keys = words.list(found.stream().limit(MOST).map(Ticket::key).toList());
        String sentence = late
                ? words.say("%s tickets are late or at risk: %s.", "有 %s 个工单已超时或有超时风险：%s。", found.size(), keys)
                : words.say("%s tickets are not over: %s.", "有 %s 个未结工单：%s。", found.size(), keys);
        return new Seen(
                "ticket/open",
                Source.Kind.TICKET,
                "tickets",
                words.say("Tickets", "工单"),
                "/desk",
                List.of(Fact.of(Topic.COUNT, sentence)),
                Optional.empty(),
                words.now());
    }

    private Seen seen(Words words, Ticket ticket, List<TicketEntry> entries) {
        var facts = new ArrayList<Fact>();
        String key = ticket.key();
        facts.add(Fact.said(
                Topic.HEAD,
                words.say(
                        "%s %s is %s; priority %s, %s, asked by %s.",
                        "%s %s 状态：%s；优先级 %s，%s，提出人 %s。",
                        key,
                        words.quoted(ticket.title()),
                        words.word(ticket.state().name()),
                        ticket.priority().name(),
                        words.word(ticket.kind().name()),
                        ticket.requester().name())));
        facts.add(Fact.of(
                Topic.SINCE, words.say("%s was opened at %s.", "%s 于 %s 提交。", key, words.time(ticket.openedAt()))));
        facts.add(Fact.of(
                Topic.OWNER,
                ticket.assignee()
                        .map(one -> words.say("%s works on %s.", "%s 正在处理 %s。", one.name(), key))
                        .orElseGet(() -> words.say("Nobody works on %s.", "%s 还没有人处理。", key))));
        String clocks = ticket.promises().stream()
                .map(promise -> words.word(promise.what().name()) + ": "
                        + words.word(promise.state().name())
                        + promise.due()
                                .map(due -> words.say(", due %s", "，期限 %s", words.time(due)))
                                .orElse(""))
                .collect(Collectors.joining("; "));
        if (!clocks.isEmpty()) {
            facts.add(Fact.of(Topic.CLOCK, words.say("What was promised for %s – %s.", "%s 的承诺 – %s。", key, clocks)));
        }
        ticket.resolvedAt()
                .ifPresent(at -> facts.add(Fact.of(
                        Topic.RESOLVED, words.say("%s was resolved at %s.", "%s 于 %s 解决。", key, words.time(at)))));
        ticket.incident()
                .ifPresent(incident ->
                        facts.add(Fact.of(Topic.DETAIL, words.say("%s belongs to %s.", "%s 关联事件 %s。", key, incident))));
        ticket.item()
                .flatMap(inventory::find)
                .ifPresent(item ->
                        facts.add(Fact.of(Topic.DETAIL, words.say("%s is about %s.", "%s 涉及 %s。", key, item.name()))));
        if (!ticket.text().isBlank()) {
            facts.add(Fact.said(Topic.DETAIL, key + ": " + words.quoted(ticket.text())));
        }
        entries.stream()
                .skip(Math.max(0, entries.size() - 20))
                .filter(entry -> !entry.text().isBlank())
                .map(entry -> Fact.said(
                        Topic.EVENT,
                        words.say(
                                "%s, %s, %s: %s",
                                "%s，%s，%s：%s",
                                key,
                                words.time(entry.at()),
                                entry.actorName(),
                                words.quoted(entry.text()))))
                .forEach(facts::add);
        return new Seen(
                "ticket/" + key,
                Source.Kind.TICKET,
                key,
                key + " " + ticket.title(),
                "/desk/" + key,
                facts,
                Optional.of(ticket.openedAt()),
                words.now());
    }
}
