ALTER TABLE message ADD COLUMN context jsonb;

COMMENT ON COLUMN message.context IS 'MessageContext of the contracts without the quote: that it was forwarded, which product it asks about; null when it says neither';
COMMENT ON COLUMN message.referral IS 'Referral of the contracts: ad or post the customer came from';
COMMENT ON COLUMN message.quoted_wamid IS 'The message it answers or, if it is a reaction, is put on; it may be unknown to us';
