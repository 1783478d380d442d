package io.evenkeel.recovery.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryNewsJson;
import io.evenkeel.protocol.SignedJob;
import io.evenkeel.recovery.AgentJobs;
import java.util.Base64;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What hosts' agents fetch and tell. */
@RestController
@RequestMapping("/api/recovery/agent/jobs")
class AgentJobsController {
    private final AgentJobs jobs;

    AgentJobsController(AgentJobs jobs) {
        this.jobs = jobs;
    }

    /** 204 where nothing waits. */
    @PostMapping
    @Needs(Right.REPORT_HOST)
    ResponseEntity<SignedJobAnswer> take(Actor agent) {
        return jobs.take(agent)
                .map(job -> ResponseEntity.ok(SignedJobAnswer.of(job)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /**
     * 200 with {@code {"stop": true}} where the host is to break it off; else 204.
     *
     * @param text as {@link RecoveryNewsJson} writes it
     */
    @PostMapping(path = "/{number}/news", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Right.REPORT_HOST)
    ResponseEntity<StopAnswer> heard(Actor agent, @PathVariable long number, @RequestBody String text) {
        return jobs.heard(agent, number, news(text))
                ? ResponseEntity.ok(new StopAnswer(true))
                : ResponseEntity.noContent().build();
    }

    private static RecoveryNews news(String text) {
        try {
            return RecoveryNewsJson.read(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "recovery-news-unreadable",
                    "What the agent tells of its job can't be read: " + e.getMessage()
                            + ". Install the agent that belongs to this server.");
        }
    }

    record StopAnswer(boolean stop) {}

    /** Both in base64. */
    record SignedJobAnswer(String body, String signature) {
        static SignedJobAnswer of(SignedJob job) {
            Base64.Encoder base64 = Base64.getEncoder();
            return new SignedJobAnswer(base64.encodeToString(job.body()), base64.encodeToString(job.signature()));
        }
    }
}
