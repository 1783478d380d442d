package io.evenkeel.assistant.internal.tools;

import io.evenkeel.incident.Incidents.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lines of an incident's timeline as sentences, the oldest first. */
public final class Timeline {
    private static final int MOST = 60;

    private Timeline() {}

    /** @param entries newest first */
    static List<Fact> of(Words words, String incident, List<Entry> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(Entry::at)
                        .thenComparingLong(Entry::id)
                        .reversed())
                .limit(MOST)
                .sorted(Comparator.comparing(Entry::at).thenComparingLong(Entry::id))
                .flatMap(entry -> facts(words, incident, entry).stream())
                .toList();
    }

    private static List<Fact> facts(Words words, String incident, Entry entry) {
        String sentence = incident + " " + words.time(entry.at()) + (words.chinese() ? "：" : ": ") + what(words, entry);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(topic(entry.kind()), sentence, true));
        return facts;
    }

    private static Topic topic(Entry.Kind kind) {
        return switch (kind) {
            case PAGED, ESCALATED, NOBODY_LEFT, NOTICE_DELIVERED, NOTICE_FAILED -> Topic.PAGED;
            case COMMENT -> Topic.COMMENT;
            default -> Topic.EVENT;
        };
    }

    private static String what(Words words, Entry entry) {
        Map<String, String> facts = entry.facts();
        String text = entry.text().isBlank() ? "" : " " + words.quoted(entry.text());
        String by = entry.actorName();
        if (!facts.keySet().containsAll(needed(entry.kind()))) {
            return words.say("it is noted", "记有") + text + ".";
        }
        return switch (entry.kind()) {
            case OPENED -> words.say("opened", "打开") + text + ".";
            case ALERT_FIRING ->
                words.say("alert %s fires", "告警 %s 触发", fact(facts, "alertname")) + values(words, facts) + text + ".";
            case ALERT_RESOLVED -> words.say("alert %s cleared", "告警 %s 恢复", fact(facts, "alertname")) + text + ".";
            // Whom is not always written down; then only that.
            case PAGED ->
                (facts.containsKey("people")
                                ? words.say("%s was paged", "呼叫了 %s", fact(facts, "people"))
                                : words.say("a page went out", "发出呼叫"))
                        + text + ".";
            case ESCALATED ->
                words.say("nobody answered, escalated to %s", "无人响应，升级呼叫 %s", fact(facts, "people")) + text + ".";
            case NOTICE_DELIVERED ->
                words.say("a notice reached %s%s", "通知已送达 %s%s", fact(facts, "person"), by(words, facts)) + text + ".";
            case NOTICE_FAILED ->
                words.say("a notice to %s%s failed", "发给 %s%s 的通知失败", fact(facts, "person"), by(words, facts))
                        + (facts.getOrDefault("reason", "").isBlank() ? "" : ": " + facts.get("reason")) + text + ".";
            case NOBODY_LEFT -> words.say("nobody is left to page", "没有可呼叫的人了") + text + ".";
            case ACKNOWLEDGED -> words.say("%s acknowledged it", "%s 确认", by) + text + ".";
            case RESOLVED -> words.say("%s resolved it", "%s 解决", by) + text + ".";
            case CLOSED -> words.say("%s closed it", "%s 关闭", by) + text + ".";
            case COMMENT -> words.say("%s wrote", "%s 写道", by) + text;
            case REVIEWED -> words.say("%s reviewed it", "%s 复盘", by) + text + ".";
            case REOPENED -> words.say("opened again", "重新打开") + text + ".";
            case REPORTED -> words.say("%s reported it", "由 %s 上报", fact(facts, "report")) + text + ".";
            case RAISED ->
                words.say("priority raised from %s to %s", "优先级从 %s 升为 %s", fact(facts, "from"), fact(facts, "to"))
                        + text + ".";
            case JOINED ->
                words.say(
                                "%s joined because it stands near %s",
                                "%s 因与 %s 相邻而并入", fact(facts, "item"), fact(facts, "of"))
                        + text + ".";
            case MERGED -> words.say("it turned out to be part of %s", "并入 %s", fact(facts, "incident")) + text + ".";
            case TOOK_OVER ->
                words.say("%s turned out to be part of it", "%s 并入本事件", fact(facts, "incident")) + text + ".";
            case SEPARATED -> words.say("%s was taken out", "%s 被分离", fact(facts, "item")) + text + ".";
            case ASKED_AGAIN ->
                words.say("%s was asked whether they still have it", "询问 %s 是否仍在处理", fact(facts, "person")) + text
                        + ".";
            case TAKEN_BACK -> words.say("taken back from %s", "从 %s 收回", fact(facts, "person")) + text + ".";
            case MUTED -> words.say("alert %s muted", "告警 %s 被静默", fact(facts, "alertname")) + text + ".";
            case UNMUTED -> words.say("alert %s is heard again", "告警 %s 解除静默", fact(facts, "alertname")) + text + ".";
            case TRY -> words.say("artificial load", "人为加压") + text + ".";
        };
    }

    /** Without these facts the sentence of such an entry would have a hole. */
    public static Set<String> needed(Entry.Kind kind) {
        return switch (kind) {
            case ESCALATED -> Set.of("people");
            case NOTICE_DELIVERED, NOTICE_FAILED, ASKED_AGAIN, TAKEN_BACK -> Set.of("person");
            case RAISED -> Set.of("from", "to");
            case JOINED -> Set.of("item", "of");
            case MERGED, TOOK_OVER -> Set.of("incident");
            default -> Set.of();
        };
    }

    private static String values(Words words, Map<String, String> facts) {
        String value = facts.containsKey("value") ? words.say(", value %s", "，值 %s", facts.get("value")) : "";
        return facts.containsKey("threshold")
                ? value + words.say(", threshold %s", "，阈值 %s", facts.get("threshold"))
                : value;
    }

    private static String by(Words words, Map<String, String> facts) {
        String channel = facts.getOrDefault("channel", "");
        return channel.isBlank() ? "" : words.say(" by %s", "（%s）", channel);
    }

    private static String fact(Map<String, String> facts, String name) {
        return facts.getOrDefault(name, "?");
    }
}
