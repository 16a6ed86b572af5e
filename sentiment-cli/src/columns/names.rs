//! Names that columns have in exports of surveys, shops and help desks, the likeliest first.

/// Of texts. A subject is one only where there is nothing else.
pub const TEXT: &str =
    "text review review_text review_body review_content comment comments feedback message body \
                        content answer tweet sentence response verbatim description transcript conversation chat messages \
                        dialogue dialog kommentar kommentare rezension bewertungstext nachricht commentaire commentaires avis \
                        comentario comentarios opinión opinion reseña commento commenti recensione subject";

/// Of titles that stand beside texts.
pub const TITLE: &str = "subject title headline summary review_title ticket_subject email_subject titel betreff titre título titulo titolo oggetto";

/// Words in the names of what is written, but is nobody's opinion.
pub const CONTACT: &str =
    "name names email address phone telephone mobile postcode zip url link id number";

/// Of dates.
pub const TIME: &str = "date time datetime timestamp day month created created_at created_date created_time \
                        created_on date_created submitted_at date_submitted submission_date review_date response_date \
                        recorded_date opened_at posted_at published_at sent_at at ts datum fecha data";

/// Words in the names of dates, the likeliest first: when a text was written, and then what else happened. What
/// such a column holds must bear it out.
pub const TIME_WORDS: &str = "submitted submit submission created written reviewed review responded response recorded completed \
                              completion complete posted published sent received opened started start ended end date \
                              datetime timestamp time day month";

/// Words in the names of dates that are of something else.
pub const NOT_TIME: &str = "birth birthday birthdate dob due expiry expires expiration renewal hire hired joined join signup \
                            updated update modified edited edit last reply replied closed resolved solved by";

/// Words in the names of dates of what was done about a text: for want of others they tell when it was written, more or less.
pub const LATER: &str = "resolved solved closed";

/// Words that go with these.
pub const NOT_LATER: &str = "birth due expiry by";

/// Of groups.
pub const GROUPS: &str = "channel product category department team region country store branch shop outlet location journey_stage stage \
                          segment plan version source topic type brand assignee agent priority status product_area \
                          area app_version platform device queue language market tier severity room_type \
                          filiale standort abteilung produkt kategorie zimmertyp tags tag";

/// Words behind these that change nothing: `location_name`, `product_handle`.
pub const CALLED: [&str; 3] = ["name", "handle", "title"];

/// Words in the names of columns that surveys of employees have.
pub const STAFF: &str = "tenure supervisor employee employees employer enps seniority";

/// Of questions that texts answer.
pub const QUESTIONS: &str = "question question_text question_title survey_question prompt";

/// Of ratings.
pub const RATING: &str = "rating stars star_rating overall_rating review_rating customer_rating review_score overall_score score_given csat \
                          csat_score nps nps_score satisfaction satisfaction_rating satisfaction_score";

/// Words in the names of ratings, the likeliest first.
pub const RATING_WORDS: &str =
    "rating ratings stars star csat nps satisfaction satisfied recommend sterne bewertung puntuación puntuacion calificación \
     calificacion valoración valoracion punteggio";

/// Words in the names of what is counted or averaged, and no rating.
pub const NOT_RATING: &str =
    "count number total sum average avg mean id previous old reason why comment date time";

/// Of ratings, or of something that is counted.
pub const SCORE: &str = "score overall";
