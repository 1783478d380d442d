package io.evenkeel.recovery.internal;

import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.recovery.Adapter;
import io.evenkeel.recovery.DrillCheck;
import io.evenkeel.recovery.DrillCheck.Expected;
import io.evenkeel.recovery.DrillTerms;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a policy may say of its drills; refuses the first field that is wrong. Pure. */
final class DrillTermsCheck {
    private static final int MOST_GIB = 100_000;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_SQL = 4_000;
    private static final int LONGEST_ANSWER = 1_000;
    /** A name as SQL writes it, with its schema where it has one; the host quotes nothing else. */
    private static final Pattern TABLE =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}([.][A-Za-z_][A-Za-z0-9_]{0,62})?");

    private static final Pattern COLUMN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    private DrillTermsCheck() {}

    static void check(DrillTerms terms, Adapter adapter) {
        must(terms.mostGib() >= 1 && terms.mostGib() <= MOST_GIB, "A sandbox has 1 to 100,000 GiB.", "drill.mostGiB");
        must(
                terms.days().isEmpty() == terms.time().isEmpty(),
                "Give both days and a time at which drills may begin by themselves, or neither.",
                "drill.time");
        must(
                terms.time()
                        .filter(time -> time.getSecond() != 0 || time.getNano() != 0)
                        .isEmpty(),
                "Drills begin at whole minutes.",
                "drill.time");
        must(
                terms.checks().isEmpty() || adapter == Adapter.PGBACKREST,
                "Only a database of yours can be asked. Leave the checks out: files are compared with what was written down when"
                        + " they were copied, and Evenkeel reads its own backup.",
                "drill.checks");
        must(
                terms.checks().size() <= RecoveryAct.Drill.MOST_CHECKS,
                "There are at most " + RecoveryAct.Drill.MOST_CHECKS + " checks.",
                "drill.checks");
        Set<String> names = new HashSet<>();
        for (DrillCheck check : terms.checks()) {
            must(
                    !check.name().isBlank()
                            && check.name().length() <= LONGEST_NAME
                            && check.name().codePoints().noneMatch(Character::isISOControl),
                    "A check has a name of 1 to " + LONGEST_NAME + " characters.",
                    "drill.checks.name");
            must(
                    names.add(check.name().toLowerCase(Locale.ROOT)),
                    "Two checks are called \"" + check.name() + "\". Findings name them, so call one otherwise.",
                    "drill.checks.name");
            one(check);
        }
    }

    private static void one(DrillCheck check) {
        switch (check) {
            case DrillCheck.Question(String name, String sql, Expected expected) -> {
                must(
                        !sql.isBlank() && sql.length() <= LONGEST_SQL && sql.indexOf('\0') < 0,
                        "The question \"" + name + "\" has 1 to " + LONGEST_SQL + " characters of SQL.",
                        "drill.checks.sql");
                must(
                        !(expected instanceof Expected.Exactly(String text)) || text.length() <= LONGEST_ANSWER,
                        "An answer has at most " + LONGEST_ANSWER + " characters.",
                        "drill.checks.expected");
            }
            case DrillCheck.Moment(String name, String table, String column, String timeColumn) -> {
                must(
                        TABLE.matcher(table).matches(),
                        "\"" + table + "\" in \"" + name + "\" is no table's name. Write shop.orders, or orders.",
                        "drill.checks.table");
                must(
                        COLUMN.matcher(column).matches(),
                        "\"" + column + "\" is no column's name.",
                        "drill.checks.column");
                must(
                        COLUMN.matcher(timeColumn).matches(),
                        "\"" + timeColumn + "\" is no column's name.",
                        "drill.checks.timeColumn");
            }
        }
    }

    private static void must(boolean holds, String otherwise, String field) {
        if (!holds) {
            throw RecoverySentences.invalid(otherwise, field);
        }
    }
}
