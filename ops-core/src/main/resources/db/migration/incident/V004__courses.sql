-- Reports ask for what was not over at a moment.
create index incident_ended on incident.incident (coalesce(resolved_at, closed_at, 'infinity'));
