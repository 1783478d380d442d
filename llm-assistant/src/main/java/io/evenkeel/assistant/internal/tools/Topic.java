package io.evenkeel.assistant.internal.tools;

/** What a fact is about, so that an answer can choose those that were asked for. */
public enum Topic {
    /** What it is and how it stands, in one sentence. */
    HEAD,
    /** How many there are. */
    COUNT,
    SINCE,
    PRIORITY,
    OWNER,
    ACKNOWLEDGED,
    RESOLVED,
    PAGED,
    ALERT,
    ITEMS,
    SERVICES,
    NEEDS,
    NEEDED_BY,
    /** One line of what happened. */
    EVENT,
    COMMENT,
    CAUSE,
    REMEDY,
    REASON,
    VALUE,
    THRESHOLD,
    RUNBOOK,
    TREND,
    EARLIER,
    EXTREME,
    EVIDENCE,
    AGAINST,
    NOW,
    NEXT,
    SHIFT,
    CLOCK,
    WORKAROUND,
    DETAIL,
    /** Why it was refused, backed out or withdrawn. */
    FATE,
    PASSAGE,
    PLAN
}
