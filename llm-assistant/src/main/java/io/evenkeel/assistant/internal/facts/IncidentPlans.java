package io.evenkeel.assistant.internal.facts;

import static io.evenkeel.assistant.internal.facts.Planner.add;

import io.evenkeel.assistant.internal.grammar.Asked;
import io.evenkeel.assistant.internal.grammar.Intent;
import io.evenkeel.assistant.internal.tools.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What to look at where a question is about one incident. Pure. */
final class IncidentPlans {
    private static final String RAISED =
            "(?is).*(\\b(raised|upgraded|bumped|escalated) (it )?(in priority|to p[1-4])|优先级.{0,4}升|升(级)?(到|为|成|至)).*";

    private static final String BEGINS =
            "occur.*|happen.*|appear.*|trigger.*|report.*|detect.*|creat.*|notic.*|rais.*|alert.*|break.*|broke|fail.*|arise|register.*|log.*|fir(e|st|ed|ing)|incident|exact.*|utc|local|date";

    private static final String WROTE =
            "(?is).*(\\b(write|wrote|said|say|says|comment(ed)?|note[ds]?)\\b|写|说|评论|留言|备注).*";

    private IncidentPlans() {}

    static List<Step> of(Asked asked, String key) {
        var steps = new ArrayList<Step>();
        Map<String, String> one = Map.of("incident", key);
        others(asked, key, one, steps);
        List<Topic> topics = own(asked);
        if (!topics.isEmpty()) {
            steps.addFirst(Planner.step("incident", Map.of("key", key), topics).each(14));
        }
        if (asked.text().matches(RAISED)) {
            steps.clear();
            steps.add(Step.of("incident", Map.of("key", key), Topic.EVENT).must(List.of("raised from", "升为")));
        }
        if (!asked.people().isEmpty() && asked.text().matches(WROTE)) {
            steps.addFirst(Step.of("incident", Map.of("key", key), Topic.COMMENT, Topic.EVENT)
                    .must(asked.people()));
        }
        if (asked.wants(Intent.WHY)) {
            // Who solved it wrote how; that is nearest to a cause where nobody wrote one.
            steps.add(Step.of("incident", Map.of("key", key), Topic.EVENT)
                    .literally(List.of("resolved it \"", "解决 “"))
                    .orElse());
        }
        if (!asked.named() && !steps.isEmpty()) {
            steps.add(Step.of("incident", Map.of("key", key), Topic.HEAD, Topic.RESOLVED, Topic.EVENT, Topic.COMMENT)
                    .orElse());
        }
        if (steps.isEmpty()
                && (asked.wants(Intent.ABOUT, Intent.OPEN, Intent.FIRING)
                        || asked.leftOver().isEmpty())) {
            steps.add(Step.of(
                            "incident",
                            Map.of("key", key),
                            Topic.HEAD,
                            Topic.SINCE,
                            Topic.OWNER,
                            Topic.ITEMS,
                            Topic.SERVICES,
                            Topic.RESOLVED,
                            Topic.CAUSE,
                            Topic.REMEDY,
                            Topic.COMMENT)
                    .each(3)
                    .must(asked.leftOver()));
            steps.add(Step.of("alert", Map.of("incident", key), Topic.HEAD, Topic.VALUE, Topic.THRESHOLD, Topic.REASON)
                    .seen(3)
                    .must(asked.leftOver()));
        } else if (steps.isEmpty()) {
            steps.add(Step.of(
                            "incident",
                            Map.of("key", key),
                            Topic.COMMENT,
                            Topic.EVENT,
                            Topic.CAUSE,
                            Topic.REMEDY,
                            Topic.DETAIL,
                            Topic.REASON)
                    .must(asked.leftOver()));
        }
        return steps;
    }

    private static List<Topic> own(Asked asked) {
        var topics = new ArrayList<Topic>();
        add(asked, topics, Intent.ACKNOWLEDGED, Topic.ACKNOWLEDGED, Topic.OWNER);
        add(asked, topics, Intent.OWNER, Topic.OWNER, Topic.ACKNOWLEDGED);
        add(asked, topics, Intent.RESOLVED, Topic.RESOLVED, Topic.REMEDY);
        if (asksHow(asked) && !asked.wants(Intent.ABOUT, Intent.OPEN, Intent.SINCE)) {
            addMissing(topics, Topic.REMEDY, Topic.CAUSE);
        }
        if (asked.wants(Intent.RESOLVED) && (asked.wants(Intent.TODO) || asksHow(asked))) {
            topics.add(Topic.EVENT);
        }
        if (asked.text().matches("(?is).*(\\bwho\\b|谁).*")
                && !asked.wants(Intent.OWNER, Intent.ACKNOWLEDGED, Intent.PAGED, Intent.ON_CALL)) {
            topics.addAll(List.of(Topic.OWNER, Topic.ACKNOWLEDGED));
        }
        if (!asked.wants(Intent.ACKNOWLEDGED, Intent.RESOLVED) && !asksOfOneEvent(asked)) {
            add(asked, topics, Intent.SINCE, Topic.SINCE);
        }
        add(asked, topics, Intent.PAGED, Topic.PAGED);
        add(asked, topics, Intent.IMPACT, Topic.SERVICES, Topic.ITEMS);
        add(asked, topics, Intent.NEEDED_BY, Topic.SERVICES, Topic.ITEMS);
        add(asked, topics, Intent.PRIORITY, Topic.HEAD);
        add(asked, topics, Intent.STATE, Topic.HEAD, Topic.SINCE, Topic.OWNER, Topic.RESOLVED);
        if (!asked.text().matches("(?is).*happen(ed|ing)? .*(before|again).*")) {
            add(asked, topics, Intent.TIMELINE, Topic.HEAD, Topic.EVENT, Topic.PAGED, Topic.COMMENT);
        }
        add(asked, topics, Intent.WHY, Topic.CAUSE);
        add(asked, topics, Intent.TODO, Topic.REMEDY);
        return topics;
    }

    /** When something else than the incident itself came: the electrician, the part. */
    private static boolean asksOfOneEvent(Asked asked) {
        return asked.named()
                && asked.wants(Intent.SINCE)
                && asked.leftOver().stream().anyMatch(word -> !word.matches(BEGINS) && word.codePointAt(0) < 128);
    }

    private static void addMissing(List<Topic> topics, Topic... more) {
        for (Topic topic : more) {
            if (!topics.contains(topic)) {
                topics.add(topic);
            }
        }
    }

    private static boolean asksHow(Asked asked) {
        return asked.text()
                .matches(
                        "(?is).*(\\bhow\\b|\\bwhat( \\w+)? (fixed|helped|solved|worked|did|was done)|怎么|如何|咋|靠什么|什么办法).*");
    }

    private static void others(Asked asked, String key, Map<String, String> one, List<Step> steps) {
        if (asked.wants(Intent.WHY)) {
            steps.add(Step.of("causes", one, Topic.HEAD, Topic.EVIDENCE, Topic.AGAINST)
                    .each(6));
        }
        if (asked.wants(Intent.TODO)) {
            steps.add(Step.of("problems", one, Topic.WORKAROUND));
            steps.add(Step.of("knowledge", Map.of("words", asked.text(), "incident", key), Topic.HEAD, Topic.PASSAGE)
                    .each(12)
                    .seen(2));
        }
        if (asked.wants(Intent.CHANGED)) {
            steps.add(Step.of("changes", one, Topic.HEAD, Topic.SINCE, Topic.OWNER));
        }
        boolean onlyBefore =
                asked.wants(Intent.CHANGED) && !asked.text().matches("(?is).*(similar|happened before|类似|相似|发生过|出过).*");
        if (asked.wants(Intent.SIMILAR) && !onlyBefore) {
            steps.add(Step.of("similar", one, Topic.HEAD, Topic.REASON, Topic.CAUSE, Topic.REMEDY)
                    .seen(5));
        }
        if (asked.wants(Intent.LOGS)) {
            steps.add(
                    Step.of("logs", one, Topic.COUNT, Topic.HEAD, Topic.DETAIL).each(6));
        }
        if (asked.measure().isPresent() || asked.wants(Intent.TREND, Intent.COMPARE, Intent.EXTREME)) {
            steps.addAll(ItemPlans.measured(asked, one));
        }
        if (asked.wants(Intent.THRESHOLD)) {
            steps.add(Step.of("alert", one, Topic.VALUE, Topic.THRESHOLD));
        }
        if (asked.wants(Intent.FIRING)) {
            steps.add(Step.of("alert", one, Topic.HEAD, Topic.SINCE));
        }
        if (asked.wants(Intent.TICKETS, Intent.SLA)) {
            steps.add(Step.of("tickets", one, Topic.HEAD, Topic.CLOCK));
        }
        if (asked.wants(Intent.PROBLEMS)) {
            steps.add(Step.of("problems", one, Topic.HEAD, Topic.WORKAROUND));
        }
        if (asked.wants(Intent.ON_CALL)) {
            steps.add(Step.of("on_call", Map.of(), Topic.NOW));
        }
    }
}
