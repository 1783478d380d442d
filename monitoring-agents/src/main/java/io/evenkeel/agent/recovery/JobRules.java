package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryJob;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code jobs.conf} says.
 *
 * @param key of the server whose jobs are carried out; empty where nothing is allowed
 * @param policies by {@code adapter/name}
 */
record JobRules(Optional<PublicKey> key, Map<String, Policy> policies) {

    static final JobRules NOTHING = new JobRules(Optional.empty(), Map.of());

    JobRules {
        policies = Map.copyOf(policies);
    }

    Policy of(RecoveryJob job) throws JobRefused {
        Policy policy = policies.get(job.adapter() + '/' + job.policy());
        if (policy == null) {
            throw JobRefused.notAllowed("jobs.conf of " + job.host() + " has no section [" + job.adapter() + ' '
                    + job.policy() + "]: write one there to allow it");
        }
        return policy;
    }
}
