-- Agents follow log files from now on; those that joined before get the right that new ones get.
UPDATE identity.token SET rights = array_append(rights, 'WRITE_LOGS')
WHERE kind = 'AGENT' AND revoked_at IS NULL AND NOT 'WRITE_LOGS' = ANY (rights);
