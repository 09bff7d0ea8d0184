CREATE TABLE number_settings (
    phone_number_id text PRIMARY KEY,
    version int NOT NULL,
    keyword_revision bigint NOT NULL DEFAULT 0,
    active boolean NOT NULL DEFAULT false,
    settings jsonb NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by text NOT NULL
);

COMMENT ON TABLE number_settings IS 'What a business number understands as consent, apart from words';
COMMENT ON COLUMN number_settings.version IS 'Grows with each change; the ETag';
COMMENT ON COLUMN number_settings.keyword_revision IS 'Grows with each change of a keyword list of this number';

CREATE TABLE keyword_default (
    locale text PRIMARY KEY,
    opt_out text[] NOT NULL,
    opt_in text[] NOT NULL,
    yes text[] NOT NULL,
    no text[] NOT NULL
);

COMMENT ON TABLE keyword_default IS 'Words of each language as long as a number has no list of its own';
COMMENT ON COLUMN keyword_default.yes IS 'Counts as an answer to our own question and never else';

CREATE TABLE keyword_list (
    phone_number_id text NOT NULL,
    locale text NOT NULL,
    version int NOT NULL,
    document jsonb NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by text NOT NULL,
    PRIMARY KEY (phone_number_id, locale, version)
);

COMMENT ON TABLE keyword_list IS 'Every version of the words and texts of a number in one language; the highest counts';

INSERT INTO keyword_default (locale, opt_out, opt_in, yes, no) VALUES
    ('en', ARRAY['STOP', 'STOPALL', 'STOP ALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT', 'OPT-OUT', 'OPT OUT', 'REMOVE'], ARRAY['START', 'UNSTOP', 'SUBSCRIBE'], ARRAY['YES', 'Y'], ARRAY['NO', 'N']),
    ('fr', ARRAY['ARRET', 'ARRÊT', 'STOP', 'DESABONNER', 'DÉSABONNER'], ARRAY['DEBUT', 'DÉBUT', 'REPRENDRE'], ARRAY['OUI'], ARRAY['NON']),
    ('es', ARRAY['BAJA', 'ALTO', 'PARAR', 'CANCELAR', 'DETENER'], ARRAY['ALTA', 'INICIAR'], ARRAY['SÍ', 'SI'], ARRAY['NO']),
    ('pt', ARRAY['PARAR', 'SAIR', 'CANCELAR', 'DESCADASTRAR'], ARRAY['INICIAR', 'VOLTAR'], ARRAY['SIM'], ARRAY['NÃO', 'NAO']),
    ('de', ARRAY['STOPP', 'STOP', 'ABMELDEN', 'ABBESTELLEN', 'ENDE'], ARRAY['ANMELDEN', 'START'], ARRAY['JA'], ARRAY['NEIN']),
    ('it', ARRAY['STOP', 'FERMA', 'ANNULLA', 'DISISCRIVI'], ARRAY['INIZIA', 'ISCRIVI'], ARRAY['SÌ', 'SI'], ARRAY['NO']),
    ('nl', ARRAY['STOP', 'AFMELDEN', 'UITSCHRIJVEN'], ARRAY['AANMELDEN'], ARRAY['JA'], ARRAY['NEE']),
    ('pl', ARRAY['STOP', 'WYPISZ', 'REZYGNUJE', 'REZYGNUJĘ'], ARRAY['START', 'ZAPISZ'], ARRAY['TAK'], ARRAY['NIE']),
    ('ru', ARRAY['СТОП', 'ОТПИСАТЬСЯ', 'ОТМЕНА'], ARRAY['СТАРТ', 'ПОДПИСАТЬСЯ'], ARRAY['ДА'], ARRAY['НЕТ']),
    ('uk', ARRAY['СТОП', 'ВІДПИСАТИСЯ'], ARRAY['СТАРТ'], ARRAY['ТАК'], ARRAY['НІ']),
    ('tr', ARRAY['DUR', 'IPTAL', 'İPTAL', 'RET', 'ÇIK'], ARRAY['BAŞLA'], ARRAY['EVET'], ARRAY['HAYIR']),
    ('ar', ARRAY['توقف', 'إلغاء', 'إيقاف'], ARRAY['ابدأ', 'اشترك'], ARRAY['نعم'], ARRAY['لا']),
    ('he', ARRAY['הסר', 'עצור', 'בטל'], ARRAY['התחל'], ARRAY['כן'], ARRAY['לא']),
    ('hi', ARRAY['रोकें', 'बंद', 'STOP'], ARRAY['शुरू'], ARRAY['हाँ', 'हां'], ARRAY['नहीं']),
    ('id', ARRAY['BERHENTI', 'STOP'], ARRAY['MULAI'], ARRAY['YA'], ARRAY['TIDAK']),
    ('zh', ARRAY['停止', '退订', '取消'], ARRAY['开始', '订阅'], ARRAY['是', '是的'], ARRAY['不', '不是']),
    ('ja', ARRAY['停止', '解除'], ARRAY['開始'], ARRAY['はい'], ARRAY['いいえ']);
