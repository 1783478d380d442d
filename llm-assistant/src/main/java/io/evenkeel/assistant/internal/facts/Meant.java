package io.evenkeel.assistant.internal.facts;

import io.evenkeel.assistant.Composer.Progress;
import io.evenkeel.assistant.internal.grammar.Asked;
import io.evenkeel.assistant.internal.grammar.Gist;
import io.evenkeel.assistant.internal.grammar.Intent;
import io.evenkeel.assistant.internal.tools.Seen;
import io.evenkeel.assistant.internal.tools.Topic;
import io.evenkeel.assistant.internal.tools.Words;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a question means by words of its title: "the UPS incident", "the oracle patch". Thread-safe. */
final class Meant {
    private static final Pattern INCIDENT = Pattern.compile(
            "(?is).*(\\bincidents?\\b|\\boutages?\\b|\\bthing\\b|\\bissue\\b|\\btrouble\\b|事件|故障|那个事|这个事|那件事|这件事).*");
    private static final Pattern OTHER =
            Pattern.compile("(?is).*(\\btickets?\\b|\\bchanges?\\b|\\bproblems?\\b|工单|单子|变更|问题单).*");
    private static final Pattern PAST = Pattern.compile(
            "(?is).*(\\b(was|were|did|had|last time|recently|lately|earlier|before|previous(ly)?|solved|fixed|helped)\\b|上次|上回|之前|以前|当时|那次|历史|怎么(解决|修好|处理好)).*");

    /** How long something takes is not when it began. */
    private static final Pattern GENERALLY = Pattern.compile(
            "(?is).*(how (long|often|many|much) (do|does|is|are|should|can|must)\\b|\\btakes?\\b|\\b(must|deadline|latest|supposed|every|usually|normally)\\b|最晚|最迟|最早|必须|规定|每(天|月|周|日)|多久(能|要|需)|多长时间|保留|需要多).*");

    private static final Pattern HAPPENED =
            Pattern.compile("(?is).*(what happened|\\bup with\\b|going on|wrong with|怎么回事|怎么了|什么情况|啥情况|进展|到哪).*");

    private static final Pattern LISTING =
            Pattern.compile("(?is).*(\\bhow many\\b|^list\\b|\\blist (all|the|of)\\b|哪些|几[个张条起]|多少[个张条起]).*");
    private static final Pattern PART = Pattern.compile("[-_. ]");
    /** Words that stand in names and say little. */
    private static final Set<String> GENERAL = Set.of(
            "core",
            "edge",
            "main",
            "data",
            "test",
            "prod",
            "node",
            "host",
            "line",
            "room",
            "city",
            "north",
            "south",
            "east",
            "west",
            "report",
            "archive",
            "service",
            "server",
            "public",
            "office",
            "backup",
            "bank",
            "pay",
            "shop",
            "online",
            "staff",
            "customer",
            "build",
            "mail",
            "login",
            "session",
            "front",
            "relay",
            "order",
            "stock",
            "card",
            "cache");

    private static final Pattern BARE = Pattern.compile(
            "(?i)(?<![\\p{Alnum}_.:/#%-])(?!(?:19|20)\\d{2}(?!\\d))\\d{2,6}(?![\\p{Alnum}_.:/%-]|\\s*(?:%|°|个|条|点|号|日|月|年|天|小时|分钟|秒|次|人|台|度|min|h\\b|hours?|days?|sec|am|pm|gb|mb|ms|percent|minutes?|times|people|users))");

    private final Looks looks;
    private final Actor asker;
    private final Words words;
    private final List<String> items;

    /** @param items names of the inventory */
    Meant(Looks looks, Actor asker, Words words, List<String> items) {
        this.items = items;
        this.looks = looks;
        this.asker = asker;
        this.words = words;
    }

    /** @return the question with the key of what it means, where that is one thing or two; else as it was */
    Asked of(Asked asked) {
        List<String> bare = bare(asked);
        if (!bare.isEmpty()) {
            return asked.about(bare, List.of());
        }
        if (!asked.keys().isEmpty()
                || !asked.rules().isEmpty()
                || !asked.unknown().isEmpty()
                || asked.implied()
                || (asked.attribute().isPresent() && !asked.wants(Intent.CHANGED, Intent.PLANNED))
                || asked.wants(Intent.ON_CALL)) {
            return asked;
        }
        Optional<String> part = asked.items().isEmpty() ? byPart(asked) : Optional.empty();
        List<String> found = asked.items().isEmpty()
                ? byWords(asked)
                : asked.items().size() == 1 && asked.attribute().isEmpty() ? onItem(asked) : List.of();
        return found.isEmpty()
                ? part.map(item -> asked.about(List.of(), List.of(item))).orElse(asked)
                : asked.about(found, List.of());
    }

    /** "212" alone is an incident, where there is one. */
    private List<String> bare(Asked asked) {
        Matcher number = BARE.matcher(asked.text());
        if (!(asked.keys().isEmpty() || asked.implied()) || !asked.items().isEmpty() || !number.find()) {
            return List.of();
        }
        try {
            return looks
                    .look("incident", Map.of("key", "INC-" + number.group()), asker, words, Progress.NONE)
                    .seen()
                    .stream()
                    .map(Seen::name)
                    .toList();
        } catch (Refusal refused) {
            return List.of();
        }
    }

    /** "redis" where only one item has that in its name. */
    private Optional<String> byPart(Asked asked) {
        boolean ofItem = asked.measure().isPresent()
                || asked.wants(
                        Intent.NEEDED_BY,
                        Intent.NEEDS,
                        Intent.OWNER,
                        Intent.IMPACT,
                        Intent.PRIORITY,
                        Intent.STATE,
                        Intent.FIRING);
        if (!ofItem
                || GENERALLY.matcher(asked.text()).matches()
                || asked.wants(Intent.TODO, Intent.TICKETS, Intent.PROBLEMS, Intent.PLANNED, Intent.CHANGED)) {
            return Optional.empty();
        }
        List<String> fit = items.stream()
                .filter(item -> PART.splitAsStream(item.toLowerCase(Locale.ROOT))
                        .anyMatch(part -> part.length() > 3
                                && !GENERAL.contains(part)
                                && asked.leftOver().contains(part)))
                .limit(2)
                .toList();
        return fit.size() == 1 ? Optional.of(fit.getFirst()) : Optional.empty();
    }

    private List<String> byWords(Asked asked) {
        if (LISTING.matcher(asked.text()).matches()) {
            return List.of();
        }
        boolean named = INCIDENT.matcher(asked.text()).matches()
                || OTHER.matcher(asked.text()).matches();
        if (Gist.of(asked.said()).words().size() < (named ? 1 : 2)) {
            return List.of();
        }
        for (String tool : rooms(asked)) {
            List<String> keys = keys(asked, tool, Map.of("words", asked.said()), named ? 1 : 2);
            if (!keys.isEmpty()) {
                return keys;
            }
        }
        return List.of();
    }

    private static List<String> rooms(Asked asked) {
        if (INCIDENT.matcher(asked.text()).matches() && !asked.wants(Intent.TICKETS, Intent.PROBLEMS)) {
            return List.of("incident");
        }
        if (asked.wants(Intent.TICKETS)) {
            return List.of("tickets");
        }
        if (asked.wants(Intent.PROBLEMS)) {
            return List.of("problems");
        }
        if (asked.wants(Intent.PLANNED, Intent.CHANGED)) {
            return List.of("changes");
        }
        if (asked.wants(Intent.TODO) && !isPast(asked)) {
            return List.of();
        }
        boolean ofOne = asked.wants(
                Intent.OWNER,
                Intent.ACKNOWLEDGED,
                Intent.PAGED,
                Intent.SINCE,
                Intent.RESOLVED,
                Intent.WHY,
                Intent.TODO,
                Intent.IMPACT,
                Intent.PRIORITY,
                Intent.STATE,
                Intent.TIMELINE,
                Intent.SIMILAR);
        return (ofOne && !GENERALLY.matcher(asked.text()).matches())
                        || isPast(asked)
                        || HAPPENED.matcher(asked.text()).matches()
                ? List.of("incident", "changes", "tickets")
                : List.of();
    }

    /** The incident on the thing that is named: the one that is open, else, where the past is asked for, the last. */
    private List<String> onItem(Asked asked) {
        boolean named = INCIDENT.matcher(asked.text()).matches();
        boolean over = isPast(asked) && asked.wants(Intent.RESOLVED, Intent.TODO, Intent.OWNER);
        if (!named && !over) {
            return List.of();
        }
        var on = new HashMap<>(Map.of("item", asked.items().getFirst()));
        if (!asked.said().isBlank()) {
            var both = new HashMap<>(on);
            both.put("words", asked.said());
            List<String> keys = keys(asked, "incident", both, 1);
            if (!keys.isEmpty()) {
                return keys;
            }
        }
        String both = asked.items().getFirst() + " " + asked.said();
        List<String> titled = over ? keys(asked, "incident", Map.of("words", both), both, 2) : List.of();
        if (!titled.isEmpty()) {
            return titled;
        }
        return named
                        && !asked.wants(Intent.OPEN, Intent.SIMILAR, Intent.FIRING)
                        && asked.span().isEmpty()
                ? keys(asked, "incident", on, 0)
                : List.of();
    }

    private List<String> keys(Asked asked, String tool, Map<String, String> by, int least) {
        return keys(asked, tool, by, asked.said(), least);
    }

    private List<String> keys(Asked asked, String tool, Map<String, String> by, String said, int least) {
        var open = new HashMap<>(Planner.timed(asked, by));
        var all = new HashMap<>(open);
        all.put("which", "all");
        boolean both = tool.equals("incident");
        List<String> found =
                both && !asked.speaksOfThePast() && !isPast(asked) ? found(tool, open, asked, said, least) : List.of();
        return found.isEmpty() ? found(tool, both ? all : open, asked, said, least) : found;
    }

    private List<String> found(String tool, Map<String, String> arguments, Asked asked, String said, int least) {
        try {
            List<Seen> seen = looks.look(tool, arguments, asker, words, Progress.NONE).seen().stream()
                    .filter(one -> one.name().matches("[A-Z]+-\\d+"))
                    .filter(one -> least == 0 || Gist.of(said).in(calls(one)) >= least)
                    .toList();
            boolean past = isPast(asked) || asked.speaksOfThePast();
            return seen.isEmpty() || (seen.size() > 2 && !past)
                    ? List.of()
                    : seen.stream().limit(past ? 1 : 2).map(Seen::name).toList();
        } catch (Refusal refused) {
            return List.of();
        }
    }

    private static String calls(Seen seen) {
        return Optional.of(seen.about(
                        Topic.HEAD, Topic.ITEMS, Topic.SERVICES, Topic.WORKAROUND, Topic.CAUSE, Topic.DETAIL))
                .map(facts ->
                        facts.stream().map(fact -> fact.sentence()).toList().toString())
                .orElse("");
    }

    private static boolean isPast(Asked asked) {
        return PAST.matcher(asked.text()).matches();
    }
}
