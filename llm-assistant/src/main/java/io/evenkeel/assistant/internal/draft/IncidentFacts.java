package io.evenkeel.assistant.internal.draft;

import io.evenkeel.assistant.Drafts.Kind;
import io.evenkeel.assistant.Source;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Drafts about one incident, from its facts and its timeline. Pure. */
final class IncidentFacts {
    private static final int MOST_ENTRIES = 40;

    private final Incident incident;
    private final List<Entry> timeline;
    private final Phrases say;

    /** @param timeline the oldest first */
    IncidentFacts(Incident incident, List<Entry> timeline, Phrases say) {
        this.incident = incident;
        this.timeline = List.copyOf(timeline);
        this.say = say;
    }

    Facts of(Kind kind, Instant now) {
        return switch (kind) {
            case REVIEW ->
                facts(say.pick("Review of ", "复盘 "), review(), now, "a review: cause, remedy, what went how");
            case RUNBOOK ->
                facts(
                        say.pick("Runbook: ", "运行手册："),
                        runbook(),
                        now,
                        "a runbook for the next time, from how it was solved: signs, steps, how to see that it is over");
            case INCIDENT_SUMMARY, HANDOVER ->
                facts(
                        "",
                        summary(),
                        now,
                        "a summary for colleagues: what happened, what it hit, what was done, what is open");
        };
    }

    private Facts facts(String before, String body, Instant now, String what) {
        String title = before + incident.key() + " " + say.words(incident.title());
        var source = new Source(
                "incident/" + incident.key(),
                Source.Kind.INCIDENT,
                incident.key() + " " + incident.title(),
                "/incidents/" + incident.key(),
                state() + course(timeline),
                Optional.of(incident.openedAt()),
                now);
        return new Facts(
                title,
                body,
                List.of(source),
                say.pick(
                        "Draft " + what + ", of " + incident.key() + ".",
                        "为 " + incident.key() + " 起草。Draft " + what + "."));
    }

    private String summary() {
        return "**" + incident.key() + " " + say.words(incident.title()) + "**\n\n" + state()
                + said(say.heading("Course", "经过"), course(timeline));
    }

    private String review() {
        return state()
                + say.heading("Cause", "原因")
                + incident.review()
                        .map(review -> say.words(review.cause()) + "\n")
                        .orElseGet(() -> say.todo("why it happened, and how that is known.", "为什么发生，依据是什么。"))
                + say.heading("Remedy", "措施")
                + incident.review()
                        .map(review -> say.words(review.remedy()) + "\n")
                        .orElseGet(this::helped)
                + said(say.heading("Course", "经过"), course(timeline));
    }

    private String runbook() {
        List<Entry> signs = only(Entry.Kind.ALERT_FIRING, Entry.Kind.REPORTED);
        List<Entry> steps = only(Entry.Kind.COMMENT, Entry.Kind.RESOLVED, Entry.Kind.REVIEWED);
        return say.heading("When", "何时使用")
                + said(say.words(incident.title()) + "\n\n", course(signs))
                + say.heading("What helped the last time", "上次怎样解决")
                + (steps.isEmpty() ? helped() : course(steps))
                + say.heading("How to see that it is over", "如何确认已恢复")
                + say.todo("which measurement says so.", "看哪个测量值。");
    }

    private String helped() {
        return only(Entry.Kind.RESOLVED).stream()
                .map(Entry::text)
                .filter(text -> !text.isBlank())
                .reduce((_, last) -> last)
                .map(note -> say.words(note) + "\n")
                .orElseGet(() -> say.todo("what was done, and what keeps it from coming back.", "做了什么，怎样避免再次发生。"));
    }

    private String state() {
        return say.line("Priority", "优先级", incident.priority().name())
                + say.line("State", "状态", stateWord())
                + say.line("Opened", "开始", say.at(incident.openedAt()))
                + say.line("Acknowledged", "认领", incident.acknowledgedAt().map(at -> say.at(at) + owner()))
                + say.line("Resolved", "解决", incident.resolvedAt().map(say::at))
                + say.line(
                        "On",
                        "涉及",
                        list(incident.items().stream()
                                .map(Incident.AffectedItem::name)
                                .toList()))
                + say.line(
                        "Services hit",
                        "影响的服务",
                        list(incident.services().stream()
                                .map(service -> service.name() + " (" + service.effect() + ")")
                                .toList()))
                + (incident.firing() ? say.line("Alerts", "告警", say.pick("still firing", "仍在触发")) : "");
    }

    private String stateWord() {
        return switch (incident.state()) {
            case OPEN -> say.pick("open", "未认领");
            case ACKNOWLEDGED -> say.pick("acknowledged", "处理中");
            case RESOLVED -> say.pick("resolved", "已解决");
            case REVIEWED -> say.pick("reviewed", "已复盘");
            case CLOSED -> say.pick("closed", "已关闭");
        };
    }

    private String owner() {
        return incident.ownerName().map(name -> ", " + say.words(name)).orElse("");
    }

    private Optional<String> list(List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(say.words(String.join(", ", names)));
    }

    private List<Entry> only(Entry.Kind... kinds) {
        return timeline.stream()
                .filter(entry -> List.of(kinds).contains(entry.kind()))
                .toList();
    }

    private static String said(String heading, String text) {
        return text.isBlank() ? "" : heading + text;
    }

    private String course(List<Entry> entries) {
        return entries.stream()
                .skip(Math.max(0, entries.size() - MOST_ENTRIES))
                .flatMap(entry -> what(entry).stream().map(text -> "- " + say.at(entry.at()) + " " + text + "\n"))
                .collect(Collectors.joining());
    }

    /** Pages and notices are left out: a summary is of what happened and what was done. */
    private Optional<String> what(Entry entry) {
        String who = say.words(entry.actorName());
        String text = say.words(entry.text());
        return Optional.ofNullable(
                switch (entry.kind()) {
                    case OPENED -> say.pick("opened", "事件建立");
                    case ALERT_FIRING -> fact(entry, "alertname") + say.pick(" fires", " 触发") + of(entry);
                    case ALERT_RESOLVED -> fact(entry, "alertname") + say.pick(" cleared", " 恢复");
                    case REPORTED -> say.pick("reported: ", "报告：") + text;
                    case ACKNOWLEDGED -> who + say.pick(" took it", " 认领");
                    case COMMENT -> who + say.pick(": ", "：") + text;
                    case RESOLVED ->
                        who + say.pick(" resolved it", " 解决") + (text.isEmpty() ? "" : say.pick(": ", "：") + text);
                    case REOPENED -> say.pick("opened again", "再次打开");
                    case REVIEWED -> who + say.pick(" reviewed it: ", " 复盘：") + cause(entry);
                    case CLOSED -> say.pick("closed", "关闭");
                    case RAISED -> say.pick("priority rose to ", "优先级升至 ") + fact(entry, "to");
                    case JOINED -> fact(entry, "item") + say.pick(" joined", " 并入");
                    case MERGED -> say.pick("became part of ", "并入 ") + fact(entry, "incident");
                    case TOOK_OVER -> fact(entry, "incident") + say.pick(" became part of it", " 并入本事件");
                    case NOBODY_LEFT -> say.pick("nobody was left to page", "已无人可通知");
                    case PAGED,
                            ESCALATED,
                            NOTICE_DELIVERED,
                            NOTICE_FAILED,
                            TRY,
                            ASKED_AGAIN,
                            TAKEN_BACK,
                            SEPARATED,
                            MUTED,
                            UNMUTED -> null;
                });
    }

    private String of(Entry entry) {
        String host = fact(entry, "host");
        String value = fact(entry, "value");
        return (host.isEmpty() ? "" : say.pick(" on ", "，主机 ") + host)
                + (value.isEmpty() ? "" : say.pick(", value ", "，数值 ") + say.number(value));
    }

    private String cause(Entry entry) {
        return fact(entry, "cause") + "; " + fact(entry, "remedy");
    }

    private String fact(Entry entry, String name) {
        return say.words(entry.facts().getOrDefault(name, ""));
    }
}
