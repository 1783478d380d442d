package io.evenkeel.console.cli;

import io.evenkeel.audit.Right;
import io.evenkeel.identity.Accounts;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Role;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Who takes part in {@code ./evenkeel try recovery}: a token that asks for the drill, and an invented person who may approve
 * it, since whoever asks may not. Both are made in the database by whoever holds the data folder.
 *
 * @param mark at the end of the trial's names
 * @param approver the person's id
 */
record RecoveryTrial(String mark, String password, UUID approver, TrialToken token) {
    private static final Set<Right> RIGHTS =
            Set.of(Right.SEE_OPERATIONS, Right.EDIT_INVENTORY, Right.ENROL_HOSTS, Right.EDIT_RECOVERY);

    static RecoveryTrial begin(DataFolder data, DataSource database) {
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        String all = HexFormat.of().formatHex(random);
        String mark = all.substring(0, 8);
        String password = all.substring(8);
        try (var rooms = new RoomsAtHand(data, database)) {
            UUID approver = rooms.get(People.class)
                    .create(
                            PasswdCommand.localOperator(),
                            approver(mark),
                            "Trial of recovery: approver",
                            Optional.empty(),
                            Role.RECOVERY_MANAGER)
                    .person()
                    .id();
            rooms.get(Accounts.class).setPassword(PasswdCommand.localOperator(), approver(mark), password);
            return new RecoveryTrial(
                    mark, password, approver, TrialToken.issue(data, database, "try recovery", RIGHTS));
        }
    }

    private static String approver(String mark) {
        return "try-approver-" + mark;
    }

    /** The name to sign in with. */
    String approverName() {
        return approver(mark);
    }

    /** Of the item, the host and the policy. */
    String thing() {
        return "try-recovery-" + mark;
    }

    /** Lets nobody in any longer. */
    void end(DataFolder data, DataSource database) {
        token.revoke(data, database);
        try (var rooms = new RoomsAtHand(data, database)) {
            rooms.get(Accounts.class).deactivate(PasswdCommand.localOperator(), approver);
        }
    }

    /** Without the password: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "RecoveryTrial[" + mark + "]";
    }
}
