package io.evenkeel.recovery;

import java.util.UUID;

/**
 * What people say in a policy.
 *
 * @param name of the section in the host's {@code jobs.conf}: 1 to 64 of a-z, 0-9, . _ and -
 * @param item what is protected
 * @param host whose agent carries out the jobs
 * @param drillDays a restore is to be drilled at least this often
 * @param responsible a team, or a role, that answers for it
 * @param drill what a drill proves, and when it may begin
 */
public record PolicyTerms(
        String name,
        UUID item,
        Adapter adapter,
        String host,
        Promise promise,
        BackupCalendar calendar,
        int drillDays,
        String responsible,
        DrillTerms drill) {

    /** Drilled by hand, with nothing of the business's own to show. */
    public PolicyTerms(
            String name,
            UUID item,
            Adapter adapter,
            String host,
            Promise promise,
            BackupCalendar calendar,
            int drillDays,
            String responsible) {
        this(name, item, adapter, host, promise, calendar, drillDays, responsible, DrillTerms.BY_HAND);
    }
}
