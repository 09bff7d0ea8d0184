CREATE INDEX message_reaction ON message (quoted_wamid) WHERE content ->> 'type' = 'reaction';
