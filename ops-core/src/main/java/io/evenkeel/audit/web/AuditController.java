package io.evenkeel.audit.web;

import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads the audit trail. */
@RestController
class AuditController {

    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    /** @param before pages on: the smallest id seen so far */
    @GetMapping("/api/audit")
    @Needs(Right.SEE_AUDIT)
    Acts acts(
            @RequestParam Optional<String> subject,
            @RequestParam Optional<Long> before,
            @RequestParam(defaultValue = "100") int limit) {
        return new Acts(audit.list(subject, before, limit));
    }

    record Acts(List<Audit.Act> items) {}
}
