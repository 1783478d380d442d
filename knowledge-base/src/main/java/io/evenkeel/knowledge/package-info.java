/**
 * What the team knows: articles, runbooks and known errors in Markdown, with versions, review and expiry, found by a search
 * in Chinese and English and offered inside the incident that they help with. Owns the articles; the search index is made
 * from them and may be thrown away.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "database",
            "identity",
            "notify",
            "inventory",
            "telemetry",
            "alerting",
            "incident",
            "diagnosis"
        })
@NullMarked
package io.evenkeel.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
