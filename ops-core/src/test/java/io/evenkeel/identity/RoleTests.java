package io.evenkeel.identity;

import static io.evenkeel.audit.Right.DEPLOY_PROCESSES;
import static io.evenkeel.audit.Right.EDIT_DESK;
import static io.evenkeel.audit.Right.EDIT_ON_CALL;
import static io.evenkeel.audit.Right.EDIT_PEOPLE;
import static io.evenkeel.audit.Right.EDIT_SETTINGS;
import static io.evenkeel.audit.Right.HANDLE_INCIDENTS;
import static io.evenkeel.audit.Right.OWN_ACCOUNT;
import static io.evenkeel.audit.Right.REQUEST_SERVICES;
import static io.evenkeel.audit.Right.SEE_AUDIT;
import static io.evenkeel.audit.Right.SEE_OPERATIONS;
import static io.evenkeel.audit.Right.WORK_TASKS;
import static io.evenkeel.audit.Right.WORK_TICKETS;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Right;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a review of the roles would ask. */
class RoleTests {
    private static final Set<Right> EVERYBODYS = Set.of(OWN_ACCOUNT, REQUEST_SERVICES, WORK_TASKS);

    @Test
    void thereAreNine() {
        assertThat(Arrays.stream(Role.values()).map(Role::name))
                .containsExactly(
                        "VIEWER",
                        "REQUESTER",
                        "SERVICE_DESK",
                        "ON_CALL_ENGINEER",
                        "CHANGE_MANAGER",
                        "RECOVERY_MANAGER",
                        "ENERGY_ENGINEER",
                        "SECURITY_AUDITOR",
                        "ADMINISTRATOR");
    }

    @Test
    void everybodyHasAnAccountAndAnInboxAndMayAsk() {
        assertThat(Role.values()).allMatch(role -> role.rights().containsAll(EVERYBODYS));
    }

    @Test
    void onlyAdministratorsEditPeopleAndSettings() {
        assertThat(having(EDIT_PEOPLE)).containsExactly(Role.ADMINISTRATOR);
        assertThat(having(EDIT_SETTINGS)).containsExactly(Role.ADMINISTRATOR);
        assertThat(having(EDIT_ON_CALL)).containsExactly(Role.ON_CALL_ENGINEER, Role.ADMINISTRATOR);
    }

    @Test
    void theAuditorReadsEverythingAndChangesNothing() {
        assertThat(Role.SECURITY_AUDITOR.rights()).isEqualTo(everybodysAnd(SEE_OPERATIONS, SEE_AUDIT));
        assertThat(having(SEE_AUDIT)).containsExactly(Role.SECURITY_AUDITOR, Role.ADMINISTRATOR);
    }

    @Test
    void whoIsPagedCanAcknowledge() {
        assertThat(having(HANDLE_INCIDENTS))
                .containsExactly(
                        Role.SERVICE_DESK,
                        Role.ON_CALL_ENGINEER,
                        Role.RECOVERY_MANAGER,
                        Role.ENERGY_ENGINEER,
                        Role.ADMINISTRATOR);
    }

    @Test
    void aRequesterSeesNothingOfOperations() {
        assertThat(Role.REQUESTER.rights()).isEqualTo(EVERYBODYS);
    }

    @Test
    void noPersonReportsAsAnAgent() {
        assertThat(having(Right.REPORT_HOST)).isEmpty();
        assertThat(having(Right.WRITE_MEASUREMENTS)).isEmpty();
    }

    /** The trail is read; nobody has a right to write or change it, because there is none. */
    @Test
    void noRightChangesTheTrail() {
        assertThat(EnumSet.allOf(Right.class).stream().map(Right::name).filter(name -> name.contains("AUDIT")))
                .containsExactly("SEE_AUDIT");
    }

    @Test
    void onlyAdministratorsDeployProcesses() {
        assertThat(having(DEPLOY_PROCESSES)).containsExactly(Role.ADMINISTRATOR);
        assertThat(having(EDIT_DESK)).containsExactly(Role.CHANGE_MANAGER, Role.ADMINISTRATOR);
        assertThat(having(WORK_TICKETS)).containsExactly(Role.SERVICE_DESK, Role.ON_CALL_ENGINEER, Role.ADMINISTRATOR);
    }

    private static Set<Right> everybodysAnd(Right... more) {
        Set<Right> all = EnumSet.copyOf(EVERYBODYS);
        all.addAll(List.of(more));
        return all;
    }

    private static List<Role> having(Right right) {
        return Arrays.stream(Role.values())
                .filter(role -> role.rights().contains(right))
                .toList();
    }
}
