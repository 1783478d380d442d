package io.evenkeel.assistant.internal.tools;

import io.evenkeel.incident.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What an incident itself says, without its timeline. */
final class IncidentFacts {
    private IncidentFacts() {}

    static List<Fact> of(Words words, Incident incident) {
        var facts = new ArrayList<Fact>();
        String key = incident.key();
        facts.add(Fact.said(
                Topic.HEAD,
                words.say(
                        "%s %s is %s; priority %s, severity %s.",
                        "%s %s 当前状态：%s；优先级 %s，严重度 %s。",
                        key,
                        words.quoted(incident.title()),
                        words.word(incident.state().name()),
                        incident.priority().name(),
                        words.word(incident.severity()))));
        facts.add(Fact.of(Topic.SINCE, since(words, incident)));
        facts.add(owner(words, incident));
        acknowledged(words, incident, facts);
        ended(words, incident, facts);
        if (incident.round() > 1) {
            facts.add(Fact.of(Topic.DETAIL, words.say("%s is in round %s.", "%s 处于第 %s 轮。", key, incident.round())));
        }
        if (incident.muted()) {
            facts.add(Fact.of(Topic.DETAIL, words.say("%s is muted by silences.", "%s 被静默覆盖。", key)));
        }
        facts.addAll(touched(words, incident));
        incident.review().ifPresent(review -> {
            facts.add(Fact.said(
                    Topic.CAUSE,
                    words.say(
                            "The review of %s says the cause: %s",
                            "%s 的复盘写明原因：%s", key, words.quoted(review.cause()))));
            facts.add(Fact.said(
                    Topic.REMEDY,
                    words.say(
                            "The review of %s says the remedy: %s",
                            "%s 的复盘写明处置：%s", key, words.quoted(review.remedy()))));
        });
        return facts;
    }

    private static String since(Words words, Incident incident) {
        if (incident.resolvedAt().or(incident::closedAt).isPresent()) {
            return words.say("%s was opened at %s.", "%s 于 %s 打开。", incident.key(), words.time(incident.openedAt()));
        }
        return words.say(
                "%s was opened at %s, %s ago.",
                "%s 于 %s 打开，至今 %s。", incident.key(), words.time(incident.openedAt()), words.since(incident.openedAt()));
    }

    private static Fact owner(Words words, Incident incident) {
        return Fact.of(
                Topic.OWNER,
                incident.ownerName()
                        .map(name -> words.say("%s is owned by %s.", "%s 的负责人是 %s。", incident.key(), name))
                        .orElseGet(() -> words.say("Nobody owns %s.", "%s 没有负责人。", incident.key())));
    }

    private static void acknowledged(Words words, Incident incident, List<Fact> facts) {
        incident.acknowledgedAt()
                .ifPresentOrElse(
                        at -> facts.add(Fact.of(
                                Topic.ACKNOWLEDGED,
                                words.say(
                                        "%s was acknowledged at %s%s.",
                                        "%s 于 %s 被确认%s。",
                                        incident.key(),
                                        words.time(at),
                                        incident.ownerName()
                                                .map(name -> words.say(" by %s", "，确认人 %s", name))
                                                .orElse("")))),
                        () -> facts.add(Fact.of(
                                Topic.ACKNOWLEDGED,
                                words.say("Nobody has acknowledged %s.", "还没有人确认 %s。", incident.key()))));
        incident.asksAgainAt()
                .ifPresent(at -> facts.add(Fact.of(
                        Topic.DETAIL,
                        words.say(
                                "The acknowledgement of %s holds until %s.",
                                "%s 的确认有效至 %s。", incident.key(), words.time(at)))));
    }

    private static void ended(Words words, Incident incident, List<Fact> facts) {
        incident.resolvedAt()
                .ifPresentOrElse(
                        at -> facts.add(Fact.of(
                                Topic.RESOLVED,
                                words.say("%s was resolved at %s.", "%s 于 %s 解决。", incident.key(), words.time(at)))),
                        () -> facts.add(
                                Fact.of(Topic.RESOLVED, words.say("%s is not resolved.", "%s 尚未解决。", incident.key()))));
        incident.closedAt()
                .ifPresent(at -> facts.add(Fact.of(
                        Topic.RESOLVED,
                        words.say("%s was closed at %s.", "%s 于 %s 关闭。", incident.key(), words.time(at)))));
    }

    private static List<Fact> touched(Words words, Incident incident) {
        var facts = new ArrayList<Fact>();
        if (!incident.items().isEmpty()) {
            String items = incident.items().stream()
                    .map(item -> item.name() + " (" + words.word(item.kind()) + ")")
                    .collect(Collectors.joining(words.chinese() ? "、" : ", "));
            facts.add(Fact.of(Topic.ITEMS, words.say("%s is on %s.", "%s 涉及 %s。", incident.key(), items)));
        } else {
            incident.host()
                    .ifPresent(host -> facts.add(
                            Fact.of(Topic.ITEMS, words.say("%s is on %s.", "%s 涉及 %s。", incident.key(), host))));
        }
        facts.add(Fact.of(
                Topic.SERVICES,
                incident.services().isEmpty()
                        ? words.say("No business service is known to be hit by %s.", "未发现受 %s 影响的业务服务。", incident.key())
                        : words.say(
                                "%s hits these services: %s.",
                                "%s 影响这些服务：%s。", incident.key(), IncidentTool.names(words, incident.services()))));
        return facts;
    }
}
