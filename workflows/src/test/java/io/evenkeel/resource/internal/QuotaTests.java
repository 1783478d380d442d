package io.evenkeel.resource.internal;

import static io.evenkeel.resource.internal.ResourceRoom.ANY;
import static io.evenkeel.resource.internal.ResourceRoom.WHY;
import static io.evenkeel.resource.internal.ResourceRoom.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resources.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is reserved, and that two at once never get more than there is. */
class QuotaTests {
    private final ResourceRoom room = new ResourceRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void whatIsAppliedForIsReservedAtOnce() {
        room.apply(3, 60);
        assertThat(room.used(room.lin)).isEqualTo(3);
        assertThatThrownBy(() -> room.apply(3, 60))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("resource-quota");
                    assertThat(refusal.field()).isEqualTo("quantity");
                })
                .hasMessageContaining("2 are free");
        assertThat(room.used(room.lin)).isEqualTo(3);
        assertThat(room.used(room.bo)).isZero();
    }

    @Test
    void manyAtOnceNeverOverrunAQuota() throws Exception {
        int applicants = 12;
        List<Callable<Boolean>> applications = new ArrayList<>();
        CyclicBarrier together = new CyclicBarrier(applicants);
        for (int i = 0; i < applicants; i++) {
            applications.add(() -> {
                together.await();
                try {
                    room.apply(2, 60);
                    return true;
                } catch (Refusal refused) {
                    assertThat(refused.code()).isEqualTo("resource-quota");
                    return false;
                }
            });
        }
        long granted = 0;
        try (var threads = Executors.newFixedThreadPool(applicants)) {
            for (Future<Boolean> one : threads.invokeAll(applications)) {
                granted += one.get() ? 1 : 0;
            }
        }
        assertThat(granted).isEqualTo(2);
        assertThat(room.used(room.lin)).isEqualTo(4);
        booksAgree();
    }

    @Test
    void manyChangesOfSizeAtOnceNeverOverrunAQuotaEither() throws Exception {
        Resource one = room.inUse();
        Resource other = room.inUse();
        CyclicBarrier together = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> both = threads.invokeAll(List.of(larger(one, together), larger(other, together)));
            assertThat(List.of(both.getFirst().get(), both.getLast().get())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(room.used(room.lin)).isEqualTo(5);
        booksAgree();
    }

    private Callable<Boolean> larger(Resource resource, CyclicBarrier together) {
        return () -> {
            together.await();
            try {
                room.resources.changeSize(as(room.lin), resource.key(), 3, WHY, ANY);
                return true;
            } catch (Refusal refused) {
                return false;
            }
        };
    }

    @Test
    void aTeamHasAQuotaOfItsOwnAndOnlyItsPeopleUseIt() {
        room.teams.add("payroll", room.lin, room.bo);
        Application asked =
                new Application("vm", Optional.of("payroll"), 6, "Testing", ResourceRoom.TODAY.plusDays(30));
        Resource resource = room.resources.apply(as(room.lin), asked);
        assertThat(room.used(room.lin)).isZero();
        assertThat(room.resources.mine(as(room.bo), Optional.empty(), 10).items())
                .extracting(Resource::key)
                .containsExactly(resource.key());
        assertThatThrownBy(() -> room.resources.apply(as(room.ping), asked)).hasMessageContaining("not in a team");
        assertThatThrownBy(() -> room.resources.apply(as(room.bo), asked)).hasMessageContaining("4 are free");
    }

    @Test
    void somebodyCanHaveAQuotaOfTheirOwn() {
        String holder = "person/" + room.lin.id();
        room.catalogue.putQuota(as(room.mei), "vm", holder, OptionalInt.of(1));
        assertThatThrownBy(() -> room.apply(2, 30)).hasMessageContaining("may have 1");
        room.catalogue.putQuota(as(room.mei), "vm", holder, OptionalInt.of(9));
        room.apply(9, 30);
        room.catalogue.putQuota(as(room.mei), "vm", holder, OptionalInt.empty());
        assertThat(room.catalogue.quotas(Optional.empty(), Optional.empty(), 10).items())
                .singleElement()
                .satisfies(quota -> {
                    assertThat(quota.used()).isEqualTo(9);
                    assertThat(quota.most()).isEqualTo(5);
                    assertThat(quota.free()).isZero();
                });
        assertThatThrownBy(() -> room.catalogue.putQuota(as(room.mei), "vm", "team/nobody", OptionalInt.of(1)))
                .hasMessageContaining("no such team");
        assertThatThrownBy(() -> room.catalogue.putQuota(as(room.ping), "vm", holder, OptionalInt.of(100)))
                .hasMessageContaining("EDIT_DESK");
    }

    @Test
    void whatIsOverCountsNoMore() {
        Resource withdrawn = room.apply(2, 60);
        room.resources.withdraw(as(room.lin), withdrawn.key(), WHY, ANY);
        assertThat(room.used(room.lin)).isZero();
        Resource used = room.inUse();
        room.resources.changeSize(as(room.lin), used.key(), 5, WHY, ANY);
        assertThat(room.used(room.lin)).isEqualTo(5);
        room.resources.withdraw(as(room.lin), used.key(), WHY, ANY);
        assertThat(room.used(room.lin)).isEqualTo(2);
        booksAgree();
    }

    /** What is counted is what the resources reserve. */
    private void booksAgree() {
        assertThat(room.jdbc.sql("""
                                select count(*) from resource.quota q
                                where used <> (select coalesce(sum(reserved), 0) from resource.resource r
                                    where r.kind = q.kind and r.holder = q.holder)""").query(Long.class).single()).isZero();
    }
}
