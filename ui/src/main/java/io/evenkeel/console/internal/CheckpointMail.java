package io.evenkeel.console.internal;

import io.evenkeel.audit.Checkpoint;
import io.evenkeel.audit.Checkpoints;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notifications;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the audit trail's newest checkpoint to administrators and auditors once a day, where mail is set and anything was
 * sealed since: a mailbox is out of the reach of whoever holds this machine.
 */
@DisallowConcurrentExecution
public class CheckpointMail implements Job {
    private static final Set<Role> READERS = EnumSet.of(Role.ADMINISTRATOR, Role.SECURITY_AUDITOR);

    private final Checkpoints checkpoints;
    private final People people;
    private final Notifications notifications;
    private final TransactionTemplate transaction;

    public CheckpointMail(
            Checkpoints checkpoints,
            People people,
            Notifications notifications,
            PlatformTransactionManager transactions) {
        this.checkpoints = checkpoints;
        this.people = people;
        this.notifications = notifications;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void execute(JobExecutionContext context) {
        if (notifications.mailIsSet()) {
            checkpoints
                    .newest()
                    .filter(newest -> !newest.sentTo().orElse("").contains("mail"))
                    .ifPresent(this::send);
        }
    }

    private void send(Checkpoint checkpoint) {
        List<Person> readers = people.list().stream()
                .filter(person ->
                        READERS.contains(person.role()) && person.email().isPresent())
                .toList();
        if (readers.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            for (Person reader : readers) {
                notifications.send(new Notice(
                        "audit-checkpoint-" + checkpoint.number() + "-" + reader.id(),
                        Channel.EMAIL,
                        reader.id(),
                        reader.email().orElseThrow(),
                        "Audit trail: checkpoint of act " + checkpoint.number(),
                        text(checkpoint),
                        "audit"));
            }
            checkpoints.sent(
                    checkpoint.number(),
                    readers.size() == 1 ? "mail to 1 person" : "mail to " + readers.size() + " people");
        });
    }

    private static String text(Checkpoint checkpoint) {
        return """
                Keep this mail: it proves what the audit trail was on %s.

                %s

                If the trail is ever in doubt:
                ./evenkeel audit verify EXPORT --key %s --checkpoint "THE LINE ABOVE"
                """.formatted(checkpoint.at(), checkpoint.line(), checkpoint.publicKey());
    }

    @Configuration(proxyBeanMethods = false)
    static class Timetable {
        @Bean
        JobDetail checkpointMailJob() {
            return JobBuilder.newJob(CheckpointMail.class)
                    .withIdentity("checkpoint-mail", "console")
                    .storeDurably()
                    .build();
        }

        /** A day that was missed is made up for once. */
        @Bean
        Trigger checkpointMailTrigger(JobDetail checkpointMailJob) {
            return TriggerBuilder.newTrigger()
                    .forJob(checkpointMailJob)
                    .withIdentity("checkpoint-mail", "console")
                    .withSchedule(CronScheduleBuilder.dailyAtHourAndMinute(6, 0)
                            .inTimeZone(TimeZone.getTimeZone("UTC"))
                            .withMisfireHandlingInstructionFireAndProceed())
                    .build();
        }
    }
}
