// Made by scripts/generate.mjs from `fittribe openapi`.

export interface paths {
    "/api/v1/admin/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts, oldest first. */
        get: operations["list_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/accounts/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a suspended account sign in again; where it is an approved trainer's, new bookings are taken again. */
        post: operations["restore_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/accounts/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspends an account: every device is signed out, its sockets close, nobody signs in to it, and where it is a
         *     trainer's, the calendar takes no new bookings. What is booked stays.
         */
        post: operations["suspend_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What administrators did, the latest first. Nothing in it can be changed or taken out. */
        get: operations["list_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trainers' certificates: without `status` those that wait to be looked at. */
        get: operations["list_certificates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/certificates/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms a certificate: it is shown, and counts where one of its kind is required. */
        post: operations["confirm_certificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/certificates/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rejects a certificate, also one that was confirmed: nobody is shown it, and it does not count. */
        post: operations["reject_certificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How this node and all that it depends on do. */
        get: operations["get_system_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is done behind the scenes, the latest first. */
        get: operations["list_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancels a job. One that is running ends with its present try. */
        post: operations["cancel_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries a job anew, one that was given up too. */
        post: operations["retry_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reviews that wait for a judgement: hide them, or keep them. */
        get: operations["list_reported"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/reviews/{id}/hide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hides a review: it is not shown and does not count. */
        post: operations["hide_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/reviews/{id}/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps a review that was reported, or shows one again that was hidden. */
        post: operations["keep_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is done again and again, once however many nodes there are, and how it went last. */
        get: operations["list_schedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is set for all of FitTribe. */
        get: operations["get_settings"];
        /** Sets everything anew. Calendars follow what is required of their trainers within moments. */
        put: operations["put_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/trainers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trainers who stand somewhere: without `status` those who wait to be looked at. */
        get: operations["list_standing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/trainers/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves a trainer who was submitted: from now on they are found and booked. */
        post: operations["approve_trainer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/trainers/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a suspended trainer back: found and booked again. */
        post: operations["restore_trainer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/trainers/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a submitted trainer back, with what is to be changed. They can submit again. */
        post: operations["return_trainer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/trainers/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an approved trainer off: not found, no new bookings. What is booked stays, and they can still sign in. */
        post: operations["suspend_trainer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/firebase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs in with Firebase. The first time makes an account, and links it; an address that an account has already does not
         *     open that account.
         */
        post: operations["firebase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a letter with which a new password is set, to the address and to nobody else. Whether any account has the
         *     address, neither the answer nor its time tell: who has one is looked up when the letter is written.
         */
        post: operations["forgot_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchanges a refresh token for the next one. One that was used before ends the whole sign-in. What came in a cookie
         *     goes back in one; a cookie can be shown again for ten seconds while nobody used what it was exchanged for.
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sets a new password with the link of a letter, and signs every device out. A password that is refused leaves the
         *     link good.
         */
        post: operations["reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in. Whether the address is unknown or the password wrong, the answer and its time are the same. */
        post: operations["sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a sign-in with all its refresh tokens and sockets. Says the same for a token that nobody has. */
        post: operations["sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes an account and signs it in. A letter with a link that confirms the address is on its way. */
        post: operations["sign_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows that an address is its account's. */
        post: operations["verify_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's bookings, newest first. */
        get: operations["list_bookings"];
        put?: never;
        /** Holds a time, or books it at once. */
        post: operations["create_booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bookings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One booking, for its client, its trainer and administrators. */
        get: operations["get_booking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bookings/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Calls a booking off. A client gets back what the policy says, which `refund_percent_now` showed. */
        post: operations["cancel_booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bookings/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turns a hold into a booking. */
        post: operations["confirm_booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bookings/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a hold back. */
        post: operations["release_booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bookings/{id}/reschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves a booking: takes the new time before it lets go of the old. */
        post: operations["reschedule_booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bookings/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reviews a session that took place; one review a booking, by its client. It can be changed for 14 days. */
        post: operations["create_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a class into one's own calendar. */
        post: operations["schedule_class"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Calls one's own class off with all its bookings, which are refunded in full. */
        post: operations["cancel_class"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's clients as a trainer: everybody who ever booked, in the order of their names. */
        get: operations["list_clients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A client, for a trainer with a booking of theirs that is ahead or ended at most 90 days ago. */
        get: operations["get_client"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clients/{id}/health-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A client's notes on their health, for a trainer with a booking of theirs that is ahead or ended at most 90 days ago. */
        get: operations["get_client_health_notes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clients/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What one has written down about a client. No other trainer sees it; it is part of the copy of their data that a client
         *     can ask for.
         */
        get: operations["get_client_notes"];
        /** Puts notes about a client in place of those that were. */
        put: operations["put_client_notes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/downloads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives a private document over a link that `GET /files/{id}` gave, to be saved and not shown. Where files are kept in S3,
         *     the links lead there.
         */
        get: operations["get_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own files. */
        get: operations["list_files"];
        put?: never;
        /**
         * Announces a file and gives the link to upload it with: good for a quarter of an hour, for this type and exactly this
         *     length. Pictures of at most 10 MiB and 40 megapixels; documents of at most 10 MiB.
         */
        post: operations["create_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file of one's own, with where its pictures are or a link to the document that is good for five minutes.
         *     Administrators see everybody's.
         */
        get: operations["get_file"];
        put?: never;
        post?: never;
        /**
         * Deletes a file of one's own; administrators delete everybody's. An avatar is then nobody's picture any more, and a
         *     picture of a gallery is gone from there. A certificate's document goes with the certificate.
         */
        delete: operations["delete_file"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says that the upload is done. What came is looked at: a picture is drawn anew in three sizes, without what else was in
         *     the file; a document must be what it is called. What is something else is deleted. May be repeated.
         */
        post: operations["complete_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/{size}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A public picture, as JPEG. */
        get: operations["get_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own account. */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes one's own account. */
        patch: operations["update_me"];
        trace?: never;
    };
    "/api/v1/me/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Puts a picture beside one's name. The one before is deleted. */
        put: operations["put_avatar"];
        post?: never;
        /** Takes the picture beside one's name away and deletes it. */
        delete: operations["delete_avatar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one has agreed to, and all that one ever said. */
        get: operations["get_consents"];
        /**
         * Agrees to purposes or withdraws that. What is said again changes nothing. Withdrawing `health_data` deletes the notes
         *     on one's health.
         */
        put: operations["put_consents"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether one's account is to be erased, and when. */
        get: operations["get_erasure"];
        put?: never;
        /**
         * Has one's account erased in two weeks; until then that can be called off. Refused while bookings or sessions are
         *     ahead. A trainer's calendar takes no bookings from now on. Asked again, it says what was scheduled.
         */
        post: operations["schedule_erasure"];
        /** Calls the erasure of one's account off. A trainer's calendar takes bookings again, as the trainer stands. */
        delete: operations["cancel_erasure"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the copy one asked for stands. */
        get: operations["get_export"];
        put?: never;
        /** Asks for a copy of all that is kept of oneself: a ZIP of JSON files. A letter says when it is ready. */
        post: operations["request_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/export/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest copy that is ready. */
        get: operations["download_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/favourites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The trainers one keeps at hand; there are at most 500. */
        get: operations["list_favourites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/favourites/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keeps a trainer at hand; again changes nothing. */
        put: operations["put_favourite"];
        post?: never;
        /** Lets a trainer go; one that was not kept changes nothing. */
        delete: operations["delete_favourite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/goals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All of one's goals; there are at most 200. */
        get: operations["list_goals"];
        put?: never;
        /** Sets a goal. */
        post: operations["create_goal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/goals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a goal. */
        delete: operations["delete_goal"];
        options?: never;
        head?: never;
        /** Changes a goal: its words, its target, or where it stands. */
        patch: operations["update_goal"];
        trace?: never;
    };
    "/api/v1/me/health-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's notes on one's health. Beside oneself only trainers one has booked read them. */
        get: operations["get_health_notes"];
        /**
         * Puts notes on one's health in place of those that were. It takes the consent `health_data`; withdrawing that deletes
         *     them. With `If-Match`, only in place of those that one has seen.
         */
        put: operations["put_health_notes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the identities that open one's account, besides its password. */
        get: operations["list_identities"];
        put?: never;
        /**
         * Links an identity to one's account: it opens it from now on. Asks for a recent sign-in. Linking it again changes
         *     nothing.
         */
        post: operations["link_identity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/identities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Unlinks an identity: it opens one's account no more. */
        delete: operations["unlink_identity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/measurements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's measurements, the latest first. */
        get: operations["list_measurements"];
        put?: never;
        /** Enters a measurement. */
        post: operations["add_measurement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/measurements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a measurement. */
        delete: operations["delete_measurement"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notification-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one wants to be told of things. */
        get: operations["get_preferences"];
        /** Puts one's preferences in place of those that were. */
        put: operations["put_preferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Changes the password and signs every other device out, sockets included. Wrong tries count as failed
         *     sign-ins do.
         */
        put: operations["change_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one has told about oneself. Name and time zone are the account's: `GET /api/v1/me`. */
        get: operations["get_profile"];
        /** Puts one's profile in place of the one that was. */
        put: operations["put_profile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one has said oneself, the latest first. */
        get: operations["list_own_reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists where one is signed in. */
        get: operations["list_sign_ins"];
        put?: never;
        post?: never;
        /** Signs out everywhere, or everywhere else. */
        delete: operations["end_sign_ins"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sign-ins/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Signs one of one's devices out: its tokens are refused and its sockets close, here at once and on other nodes
         *     within a quarter of a minute.
         */
        delete: operations["end_sign_in"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shows again who you are, as what an administrator does asks for: the access token given here counts as a recent
         *     sign-in for a quarter of an hour. The sign-in and its refresh token go on.
         */
        post: operations["step_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own second factor. */
        get: operations["get_totp"];
        put?: never;
        /**
         * Begins with an authenticator app. It is asked for at sign-in once it has shown a code
         *     (`POST /me/totp/confirm`); until then another call gives another secret.
         */
        post: operations["begin_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirms the authenticator with its first code. From now on signing in asks for one; every other device is signed
         *     out.
         */
        post: operations["confirm_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fresh recovery codes in the place of all earlier ones. */
        post: operations["renew_recovery_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes the authenticator and its recovery codes away. Every other device is signed out. One that was never
         *     confirmed goes without a code.
         */
        post: operations["remove_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends the letter that shows one's address to be one's own, again; the link in the letter before it is no longer
         *     good. Nothing is sent when it was shown already
         *     and no mail came back since.
         */
        post: operations["send_verification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What everybody is told before they sign in: an announcement, and whether new accounts can be made. */
        get: operations["get_notice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's inbox from a place on, oldest first: how to read on where a socket said `limited`. */
        get: operations["list_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes one's own review, within 14 days of writing it. What the trainer answered stays. */
        put: operations["edit_review"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Answers a review of oneself, or changes the answer. */
        put: operations["answer_review"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells administrators of a review that should not be there. It is shown until one of them has judged. */
        post: operations["report_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a service to one's own page. */
        post: operations["create_service"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes one's own service. What is booked stays as it was booked. */
        put: operations["update_service"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one can sign in, beside an address and a password. */
        get: operations["get_sign_in_methods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Trainers who can be booked, the best first: by words, what is taught and spoken, place, price, rating, and by when
         *     they are free. How they are ranked is told in docs/search.md.
         */
        get: operations["list_trainers"];
        put?: never;
        /**
         * Makes a trainer's page and calendar; once for each account. It is a draft: `POST /trainers/me/submit` when it is
         *     ready. Where approval is automatic it can be booked at once.
         */
        post: operations["create_trainer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a search can be narrowed by. */
        get: operations["get_facets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes one's own page. Another zone moves all open hours with it; what is booked stays. */
        put: operations["update_trainer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/me/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own certificates, and what is required of every trainer. */
        get: operations["list_own_certificates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/me/certificates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Enters a certificate under an id that you choose, or changes it. An administrator confirms it; whatever you change has
         *     to be confirmed anew. Enter the one that follows another early and under an id of its own: the earlier one counts
         *     until it expires.
         */
        put: operations["put_certificate"];
        post?: never;
        /** Deletes a certificate with its document. Without one of a kind that is required, no new bookings are taken. */
        delete: operations["delete_certificate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/me/gallery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Puts pictures, in their order, in place of those of one's own page. Pictures that are no longer among them are deleted.
         *     With `If-Match`, only those that one has seen: whatever was added elsewhere in the meantime stays.
         */
        put: operations["put_gallery"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/me/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own working time. */
        get: operations["get_hours"];
        /** Puts one's own weekly hours in force; with `If-Match`, only in place of those that one has seen. What is booked stays. */
        put: operations["put_hours"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/me/overrides/{date}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replaces the whole weekly rule on one date. */
        put: operations["put_override"];
        post?: never;
        /** Hands a date back to the weekly hours. Where there is no override it stays so. */
        delete: operations["delete_override"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/me/packages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own packages, those off sale too. */
        get: operations["list_own_packages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/me/packages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Announces a package under an id that you choose, or changes it. It is sold once payments are there; taken off sale,
         *     what was sold stays good.
         */
        put: operations["put_package"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/me/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own policy. */
        get: operations["get_policy"];
        /** Puts one's own policy in force. What is booked stays as it was booked. */
        put: operations["put_policy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/me/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own services, those off sale too. */
        get: operations["list_own_services"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/me/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submits one's own page to be approved. Until then it is a draft that nobody else sees or books. Where approval is
         *     automatic it is approved at once.
         */
        post: operations["submit_trainer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/me/time-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes no bookings for a while. What is booked stays. */
        post: operations["add_time_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/me/time-off/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes time off back. */
        delete: operations["remove_time_off"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A trainer's page with services and policy. One that is not approved is seen by its trainer and by administrators. */
        get: operations["get_trainer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/{id}/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A trainer's calendar, for themselves and administrators: now, or as it was at any past instant. */
        get: operations["get_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/{id}/packages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a trainer announces in bulk. */
        get: operations["list_packages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What clients say of a trainer, the latest first. */
        get: operations["list_reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/{id}/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a trainer sells. */
        get: operations["list_services"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/{id}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be booked of a service between two local dates. */
        get: operations["get_slots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainers/{id}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a service can or cannot be booked at an instant. */
        get: operations["get_why"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Takes an upload over a link that `POST /files` gave, with the headers that it gave. Where files are kept in S3, the
         *     links lead there.
         */
        put: operations["put_upload"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ws-tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives out a ticket for a socket: for the account that asks, or, without a token, for anybody, who may
         *     then watch services and trainers. It is good for 30 seconds, once, from the same page.
         */
        post: operations["issue_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/asyncapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The websocket's description. */
        get: operations["asyncapi_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process answers. Never touches the database. */
        get: operations["get_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is counted, for Prometheus. */
        get: operations["get_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document. */
        get: operations["openapi_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The node can be given work: the database answers, every writer is alive, and it is not leaving. */
        get: operations["get_readiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An account. */
        Account: {
            /**
             * Format: uri-reference
             * @description Where the picture beside the name is; see `PUT /me/avatar`.
             * @example /api/v1/images/0193a1b2-0000-7000-8000-000000000001/medium
             */
            avatar?: string | null;
            /**
             * Format: email
             * @description Where mail goes.
             */
            email: string;
            /**
             * Format: date-time
             * @description Set when mail to the address came back for good: show the address anew with `POST /me/verification`.
             */
            email_bounced_at?: string | null;
            /**
             * Format: uuid
             * @description Its identity.
             */
            id: string;
            /** @description What others read. */
            name: string;
            /** @description `client`, `trainer` or `admin`. */
            role: string;
            /**
             * @description IANA zone.
             * @example Europe/Sofia
             */
            tz: string;
            /** @description Whether the address was shown to be its own. */
            verified: boolean;
        };
        /** @description A file that is awaited, and where to send it. */
        AnnouncedFile: {
            /**
             * Format: uuid
             * @description Its identity.
             */
            id: string;
            /** @description `awaiting`. */
            state: string;
            /** @description The request that brings it. Then `POST /files/{id}/complete`. */
            upload: components["schemas"]["Upload"];
        };
        /** @description What a trainer says to a review. */
        AnswerInput: {
            /** @description In words; empty takes the answer back. */
            answer: string;
        };
        /** @description One deed. */
        AuditEntry: {
            /**
             * @description What.
             * @example account.suspend
             */
            action: string;
            /**
             * Format: uuid
             * @description Who; absent for the server's own command line.
             */
            actor?: string | null;
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Why, and what else matters. */
            detail: Record<string, never>;
            /**
             * Format: int64
             * @description Counts up.
             */
            id: number;
            /** @description In which request. */
            request_id: string;
            /** @description To which. */
            subject: string;
            /**
             * @description To what kind of thing.
             * @example account
             */
            subject_kind: string;
        };
        /** @description A page of the log. */
        AuditPage: {
            /** @description The deeds, the latest first. */
            items: components["schemas"]["AuditEntry"][];
            /**
             * Format: int64
             * @description `cursor` of the next page; absent on the last.
             */
            next?: number | null;
        };
        /** @description Why something is done; it stays in the audit log. */
        Because: {
            /** @description In words that whom it concerns may read. */
            reason: string;
        };
        /** @description A client's place in a session. */
        Booking: {
            /**
             * Format: int64
             * @description The calendar's version that changed it last.
             */
            calendar_version: number;
            /** @description As it was when booked. */
            cancellation_policy: components["schemas"]["RefundTier"][];
            cancelled?: components["schemas"]["Cancellation"] | null;
            /**
             * Format: uuid
             * @description Whose.
             */
            client: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Ends.
             */
            end: string;
            /**
             * Format: date-time
             * @description The hold's deadline.
             */
            hold_until?: string | null;
            /**
             * Format: uuid
             * @description Its identity.
             */
            id: string;
            /** @description The client's words. */
            note?: string | null;
            /** @description As it was when booked. */
            price: components["schemas"]["Price"];
            /**
             * Format: int32
             * @description What of the price the client would get back by cancelling now.
             */
            refund_percent_now?: number | null;
            /**
             * Format: uuid
             * @description What.
             */
            service: string;
            /**
             * Format: uuid
             * @description Where.
             */
            session: string;
            /**
             * Format: date-time
             * @description Starts.
             */
            start: string;
            /**
             * @description `held`, `pending_approval`, `pending_payment`, `expiring`, `confirmed`, `completed`, `no_show`,
             *     `cancelled`, `expired` or `declined`.
             */
            status: string;
            /**
             * Format: uuid
             * @description Whose calendar.
             */
            trainer: string;
            /** @description The trainer's zone. */
            tz: string;
            /**
             * Format: int32
             * @description Counts its changes; its ETag.
             */
            version: number;
        };
        /** @description A page of bookings, newest first. */
        BookingPage: {
            /** @description The bookings. */
            items: components["schemas"]["Booking"][];
            /**
             * Format: uuid
             * @description `cursor` of the next page; absent on the last.
             */
            next?: string | null;
        };
        /** @description A trainer's calendar. */
        CalendarBody: {
            /**
             * Format: date-time
             * @description The instant it is shown as of.
             */
            as_of: string;
            /**
             * Format: date-time
             * @description The first instant shown.
             */
            from: string;
            /** @description Occupying sessions by start. */
            sessions: components["schemas"]["OccupiedBody"][];
            /**
             * Format: date-time
             * @description The first instant not shown.
             */
            to: string;
            /**
             * Format: uuid
             * @description Whose.
             */
            trainer: string;
            /** @description The trainer's zone. */
            tz: string;
            /**
             * Format: int64
             * @description The calendar's version.
             */
            version: number;
        };
        /** @description Why. */
        Cancel: {
            /** @description In your words. */
            reason?: string | null;
        };
        /** @description Why. */
        CancelClass: {
            /** @description In the trainer's words, for those who were booked. */
            reason?: string | null;
        };
        /** @description How a booking was called off. */
        Cancellation: {
            /** @description `client`, `trainer`, `admin` or `system`. */
            by: string;
            /** @description In their words. */
            reason?: string | null;
            /**
             * Format: int32
             * @description What of the price comes back.
             */
            refund_percent: number;
        };
        /** @description A certificate as its trainer and administrators see it. */
        Certificate: components["schemas"]["ShownCertificate"] & {
            /** @description Whether its last day has ended. */
            expired: boolean;
            /**
             * Format: uuid
             * @description Its document: `GET /files/{id}` has a link to it.
             */
            file: string;
            /**
             * Format: uuid
             * @description Its identity.
             */
            id: string;
            /** @description Under which number it was given. */
            number?: string | null;
            /**
             * @description `submitted`, `confirmed` or `rejected`.
             * @example submitted
             */
            status: string;
            /**
             * Format: date-time
             * @description Since when it stands so.
             */
            status_at: string;
            /** @description Why, where an administrator said something. */
            status_reason?: string;
        };
        /** @description A certificate as a trainer writes it. */
        CertificateInput: {
            /**
             * Format: date
             * @description The last day it is good for, today at the earliest; absent: it is for good.
             */
            expires_on?: string | null;
            /**
             * Format: uuid
             * @description A stored file of yours whose purpose is `certificate`, and that is no other certificate's.
             */
            file: string;
            /**
             * Format: date
             * @description When; not in the future.
             */
            issued_on?: string | null;
            /**
             * @description Who gave it.
             * @example Red Cross
             */
            issuer: string;
            /**
             * @description `qualification`, `first_aid`, `insurance`, `background_check` or `other`.
             * @example first_aid
             */
            kind: string;
            /** @description Under which number. */
            number?: string | null;
            /**
             * @description What it says.
             * @example First aid at work
             */
            title: string;
        };
        /** @description A client as their trainer sees them. */
        Client: {
            /** @description In their words. */
            about: string;
            /**
             * Format: uri-reference
             * @description Where their picture is.
             * @example /api/v1/images/0193a1b2-0000-7000-8000-000000000001/medium
             */
            avatar?: string | null;
            emergency_contact?: components["schemas"]["EmergencyContact"] | null;
            /** @description What they are working for. */
            goals: components["schemas"]["Goal"][];
            /**
             * Format: uuid
             * @description Their account.
             */
            id: string;
            /** @description Their language. */
            locale?: string | null;
            /** @description Their name. */
            name: string;
            /** @description Their number. */
            phone?: string | null;
            /** @description Their IANA zone. */
            tz: string;
        };
        /** @description What one has written down about a client. */
        ClientNotes: {
            /** @description In one's own words; empty when there is nothing. */
            notes: string;
            /**
             * Format: date-time
             * @description When it was changed last.
             */
            updated_at?: string | null;
        };
        /** @description A page of them, by name. */
        ClientPage: {
            /** @description The clients. */
            items: components["schemas"]["ListedClient"][];
            /**
             * Format: uuid
             * @description `cursor` of the next page; absent on the last.
             */
            next?: string | null;
        };
        /**
         * @description A local time to the minute.
         * @example 09:00
         */
        Clock: string;
        /** @description Nothing. */
        Confirm: Record<string, never>;
        /** @description One thing that was said. */
        Consent: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Yes or no. */
            granted: boolean;
            /**
             * Format: date
             * @description The date of the wording.
             */
            policy_version: string;
            /** @description What for. */
            purpose: string;
        };
        /** @description What one has agreed to. */
        Consents: {
            /** @description All that was said, the latest first. */
            history: components["schemas"]["Consent"][];
            /** @description What holds for each purpose. */
            present: components["schemas"]["PresentConsent"][];
        };
        /** @description The database, as this node sees it. */
        DatabaseBody: {
            /**
             * Format: int64
             * @description How long it took to, milliseconds.
             */
            millis?: number | null;
            /** @description Whether it answers. */
            ok: boolean;
            /**
             * Format: int64
             * @description How much it holds, bytes.
             */
            size_bytes?: number | null;
        };
        /** @description One date's own windows. */
        DateOverride: {
            /**
             * Format: date
             * @description The local date.
             */
            date: string;
            /** @description Its windows; none closes the day. */
            windows: components["schemas"]["LocalWindow"][];
        };
        /** @description Where whoever has the link finds a document. */
        Download: {
            /**
             * Format: date-time
             * @description When it ceases to be good: ask again for another.
             */
            expires_at: string;
            /**
             * Format: uri
             * @description The link.
             */
            url: string;
        };
        /** @description Who is called when something happens. */
        EmergencyContact: {
            /** @description Their name. */
            name: string;
            /**
             * @description Their number, with its country's code.
             * @example +359888123456
             */
            phone: string;
            /**
             * @description What they are to one.
             * @example sister
             */
            relation?: string | null;
        };
        /** @description Who asks, once more. */
        EraseMe: {
            /**
             * Format: password
             * @description One's password.
             */
            password: string;
        };
        /** @description Whether one's account is to be erased. */
        ErasureState: {
            /**
             * Format: date-time
             * @description When it is done at the earliest; until then it can be called off.
             */
            due_at?: string | null;
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            requested_at?: string | null;
            /** @description `none` or `scheduled`. */
            state: string;
        };
        /** @description The latest copy of all that is kept of oneself. */
        ExportState: {
            /**
             * Format: int64
             * @description Its length; 0 until it is there.
             */
            bytes: number;
            /**
             * Format: date-time
             * @description Until when it can be fetched.
             */
            expires_at?: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            ready_at?: string | null;
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            requested_at?: string | null;
            /** @description `none`, `in_progress`, `ready` or `failed`. */
            state: string;
        };
        /** @description One choice. */
        Facet: {
            /**
             * Format: int64
             * @description Trainers who fit it.
             */
            count: number;
            /** @description As it is sent to the search. */
            value: string;
        };
        /** @description What a search can be narrowed by, the most frequent first, at most 30 each. */
        Facets: {
            /** @description Where. */
            cities: components["schemas"]["Facet"][];
            /** @description What is spoken. */
            languages: components["schemas"]["Facet"][];
            /** @description What is taught. */
            specialties: components["schemas"]["Facet"][];
        };
        /** @description A trainer one keeps at hand. */
        Favourite: {
            /**
             * Format: uri-reference
             * @description Where their picture is.
             * @example /api/v1/images/0193a1b2-0000-7000-8000-000000000001/medium
             */
            avatar?: string | null;
            /** @description Their page's one line. */
            headline: string;
            /** @description Their name. */
            name: string;
            /**
             * Format: date-time
             * @description Since when.
             */
            since: string;
            /** @description The address of their page. */
            slug: string;
            /**
             * Format: uuid
             * @description Who.
             */
            trainer: string;
        };
        /** @description The trainers one keeps at hand. */
        Favourites: {
            /** @description The latest first. */
            items: components["schemas"]["Favourite"][];
        };
        /** @description A wrong field. */
        FieldError: {
            /** @description What is expected. */
            detail: string;
            /**
             * @description A JSON pointer into the body, `?name` for a query parameter, or a header's name.
             * @example /start
             */
            pointer: string;
        };
        /** @description A file. */
        File: {
            /**
             * @description Of the upload as it was announced; of what is kept once it is stored.
             * @example image/jpeg
             */
            content_type: string;
            /**
             * Format: date-time
             * @description When it was announced.
             */
            created_at: string;
            download?: components["schemas"]["Download"] | null;
            /**
             * Format: uuid
             * @description Its identity.
             */
            id: string;
            /**
             * Format: int64
             * @description Bytes, likewise; of pictures in several sizes the largest.
             */
            length: number;
            /** @description What its owner calls it. */
            name: string;
            pictures?: components["schemas"]["Pictures"] | null;
            /** @description `avatar`, `gallery` or `certificate`. */
            purpose: string;
            /** @description Why it is not. */
            rejected?: string | null;
            /** @description `awaiting`, `stored` or `rejected`. */
            state: string;
            /**
             * Format: date-time
             * @description Since when it is kept.
             */
            stored_at?: string | null;
        };
        /** @description One's own files, the latest first; there are 200 at most. */
        FileList: {
            /** @description The files. */
            items: components["schemas"]["File"][];
        };
        /** @description What Firebase's own script needs in a page. Nothing of it is secret. */
        FirebaseApp: {
            /** @description Names the project to Google. */
            api_key: string;
            /** @description The host of its sign-in pages. */
            auth_domain: string;
            /** @description The origin of an emulator that stands in for all of it, in development. */
            emulator?: string | null;
            /** @description The project's id. */
            project_id: string;
        };
        /** @description What Firebase gave, and what a new account is for. */
        FirebaseSignIn: {
            /** @description Six digits of the authenticator or a recovery code, where the account has an authenticator. */
            code?: string | null;
            /** @description Whether the refresh token is to be kept in a cookie that scripts cannot read, for our own pages. */
            cookie?: boolean;
            /** @description The ID token. */
            id_token: string;
            role?: components["schemas"]["NewRole"] | null;
            /** @description IANA zone of a new account; UTC when absent. */
            tz?: string | null;
        };
        /** @description Whose password is forgotten. */
        Forgot: {
            /**
             * Format: email
             * @description The account's address.
             */
            email: string;
        };
        /** @description A page's pictures. */
        Gallery: {
            /** @description In the order that they are shown in. */
            pictures: components["schemas"]["GalleryPicture"][];
            /**
             * Format: int32
             * @description Counts their changes; what `If-Match` compares.
             */
            version: number;
        };
        /** @description The pictures that a page shall have. */
        GalleryInput: {
            /** @description In the order that they are shown in, each once. */
            pictures: components["schemas"]["NewPicture"][];
        };
        /** @description A picture of a page. */
        GalleryPicture: components["schemas"]["Pictures"] & {
            /** @description What is to be seen, for those who cannot. */
            caption: string;
            /**
             * Format: uuid
             * @description Its file.
             */
            file: string;
        };
        /** @description A goal. */
        Goal: {
            /**
             * Format: date-time
             * @description When it was set.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was reached or given up.
             */
            ended_at?: string | null;
            /**
             * Format: uuid
             * @description Its identity.
             */
            id: string;
            /**
             * @description `active`, `achieved` or `abandoned`.
             * @example active
             */
            status: string;
            target?: components["schemas"]["Reading"] | null;
            /**
             * Format: date
             * @description By when.
             */
            target_date?: string | null;
            /** @description In one's own words. */
            title: string;
        };
        /** @description What to change; what is absent stays. */
        GoalChange: {
            /** @description `active`, `achieved` or `abandoned`. */
            status?: string | null;
            target?: components["schemas"]["Reading"] | null;
            /**
             * Format: date
             * @description By when; null takes it away.
             */
            target_date?: string | null;
            /** @description In one's own words. */
            title?: string | null;
        };
        /** @description One's goals. */
        Goals: {
            /** @description The latest first. */
            items: components["schemas"]["Goal"][];
        };
        /** @description Notes on somebody's health. */
        HealthNotes: {
            /** @description In their words; empty when there are none. */
            notes: string;
            /**
             * Format: date-time
             * @description When they were written.
             */
            updated_at?: string | null;
        };
        /** @description A trainer's working time. */
        Hours: {
            /** @description Dates with windows of their own. */
            overrides: components["schemas"]["DateOverride"][];
            /** @description Holidays and the like. */
            time_off: components["schemas"]["TimeOff"][];
            /** @description The zone it is read in. */
            tz: string;
            /** @description Each week. */
            weekly: components["schemas"]["WeeklyWindow"][];
            /**
             * Format: int32
             * @description Tells these windows of the week from others; what `If-Match` of `PUT /trainers/me/hours` compares.
             */
            weekly_version: number;
        };
        /** @description One's identities. */
        Identities: {
            /** @description The first linked first. */
            items: components["schemas"]["Identity"][];
        };
        /** @description An identity that opens one's account. */
        Identity: {
            /**
             * Format: date-time
             * @description When it was linked.
             */
            created_at: string;
            /**
             * Format: uuid
             * @description What it is unlinked by.
             */
            id: string;
            /** @description Who vouches for it. */
            issuer: string;
            /** @description Who one is there. */
            subject: string;
        };
        /**
         * Format: date-time
         * @description An RFC 3339 instant in a body.
         * @example 2026-12-01T09:00:00+02:00
         */
        Instant: string;
        /** @description An interval: from an instant on, until another. */
        Interval: {
            /**
             * Format: date-time
             * @description The first instant after.
             */
            end: string;
            /**
             * Format: date-time
             * @description The first instant inside.
             */
            start: string;
        };
        /** @description A job, without what it carries. */
        Job: {
            /**
             * Format: int32
             * @description Tries so far.
             */
            attempt: number;
            /**
             * Format: date-time
             * @description When it was put.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it ended, well or not.
             */
            finalized_at?: string | null;
            /**
             * Format: int64
             * @description Counts up.
             */
            id: number;
            /**
             * @description What is done.
             * @example send_letter
             */
            kind: string;
            /** @description What went wrong last. */
            last_error?: string | null;
            /**
             * Format: int32
             * @description Tries before it is given up.
             */
            max_attempts: number;
            /** @description Why it was put off or given up last, where it said so. */
            note?: string | null;
            /** @description Whether the schedule put it. */
            scheduled: boolean;
            /**
             * Format: date-time
             * @description When it is tried next, or was last.
             */
            scheduled_at: string;
            /**
             * Format: int32
             * @description How often it was put off, which counts as no try.
             */
            snoozes: number;
            /** @description Where it stands. Discarded ones were given up, and stay. */
            state: string;
            /** @description Where it is kept unique: a hash that no other job has meanwhile. */
            unique_key?: string | null;
        };
        /** @description Jobs of the whole database, by their state. */
        JobCounts: {
            /**
             * Format: int32
             * @description Could be taken.
             */
            available: number;
            /**
             * Format: int32
             * @description Were given up.
             */
            discarded: number;
            /**
             * Format: int32
             * @description Failed and come again.
             */
            retryable: number;
            /**
             * Format: int32
             * @description Are being done.
             */
            running: number;
            /**
             * Format: int32
             * @description Are for later.
             */
            scheduled: number;
        };
        /** @description A page of jobs. */
        JobPage: {
            /** @description The latest first. */
            items: components["schemas"]["Job"][];
            /**
             * Format: int64
             * @description `cursor` of the next page; absent on the last.
             */
            next?: number | null;
        };
        /** @description What Firebase gave. */
        Link: {
            /** @description The ID token. */
            id_token: string;
        };
        /** @description A client in the list of a trainer. */
        ListedClient: {
            /**
             * Format: int64
             * @description Sessions ahead.
             */
            ahead: number;
            /**
             * Format: int64
             * @description Sessions that took place.
             */
            attended: number;
            /**
             * Format: uri-reference
             * @description Where their picture is.
             * @example /api/v1/images/0193a1b2-0000-7000-8000-000000000001/medium
             */
            avatar?: string | null;
            /**
             * Format: int64
             * @description Bookings ever, those that were cancelled included.
             */
            booked: number;
            /**
             * Format: uuid
             * @description Their account.
             */
            id: string;
            /**
             * Format: date-time
             * @description When the last one that took place ended.
             */
            last?: string | null;
            /**
             * Format: int64
             * @description Sessions that they missed.
             */
            missed: number;
            /** @description Their name. */
            name: string;
            /**
             * Format: date-time
             * @description When the next one starts.
             */
            next?: string | null;
        };
        /** @description What is alive on this node. */
        LiveCounts: {
            /** @description Calendars that are run. */
            calendars: number;
            /** @description Open sockets. */
            sockets: number;
            /** @description Topics that somebody watches. */
            watched_topics: number;
        };
        /** @description Local start and end. An end that is not after the start lies on the next day. */
        LocalWindow: {
            /** @description Closes. */
            end: components["schemas"]["Clock"];
            /** @description Opens. */
            start: components["schemas"]["Clock"];
        };
        /** @description An account as an administrator sees it. */
        ManagedAccount: components["schemas"]["Account"] & {
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * @description What the mail server answered when mail came back for good, such as `5.1.1` (RFC 3463).
             * @example 5.1.1
             */
            email_bounce_status?: string | null;
            /**
             * Format: date-time
             * @description Set while it is suspended.
             */
            suspended_at?: string | null;
        };
        /** @description A page of accounts. */
        ManagedAccounts: {
            /** @description The accounts, oldest first. */
            items: components["schemas"]["ManagedAccount"][];
            /**
             * Format: uuid
             * @description `cursor` of the next page; absent on the last.
             */
            next?: string | null;
        };
        /** @description A certificate as an administrator sees it. */
        ManagedCertificate: components["schemas"]["Certificate"] & {
            /**
             * Format: uuid
             * @description Whose: `GET /trainers/{id}`.
             */
            trainer: string;
        };
        /** @description A page of certificates. */
        ManagedCertificates: {
            /** @description Whichever has stood there longest first. */
            items: components["schemas"]["ManagedCertificate"][];
            /**
             * Format: uuid
             * @description `cursor` of the next page; absent on the last.
             */
            next?: string | null;
        };
        /** @description A page of trainers. */
        ManagedTrainers: {
            /** @description The trainers, whoever has stood there longest first. */
            items: components["schemas"]["Trainer"][];
            /**
             * Format: uuid
             * @description `cursor` of the next page; absent on the last.
             */
            next?: string | null;
        };
        /** @description A measurement. */
        Measurement: components["schemas"]["Reading"] & {
            /**
             * @description That unit.
             * @example kg
             */
            compared_unit: string;
            /**
             * @description The value in the unit that all of its kind can be compared in, to the nearest thousandth.
             * @example 72.5
             */
            compared_value: string;
            /**
             * Format: uuid
             * @description Its identity.
             */
            id: string;
            /** @description In one's own words. */
            note: string;
            /**
             * Format: date-time
             * @description When it was taken.
             */
            taken_at: string;
        };
        /** @description A page of measurements, the latest first. */
        MeasurementPage: {
            /** @description The measurements. */
            items: components["schemas"]["Measurement"][];
            /** @description `cursor` of the next page; absent on the last. */
            next?: string | null;
        };
        /** @description An amount. */
        Money: {
            /**
             * @description ISO 4217.
             * @example EUR
             */
            currency: string;
            /**
             * Format: int64
             * @description Smallest units: cents for EUR, yen for JPY, fils for KWD.
             */
            minor: number;
        };
        /** @description Which picture. */
        NewAvatar: {
            /**
             * Format: uuid
             * @description A stored file of yours whose purpose is `avatar`.
             */
            file: string;
        };
        /** @description A booking to make. */
        NewBooking: {
            /** @description At once, instead of a hold to be confirmed. */
            confirm?: boolean;
            /** @description To the trainer. */
            note?: string | null;
            /**
             * Format: uuid
             * @description What.
             */
            service: string;
            /**
             * Format: uuid
             * @description Which class, for a class.
             */
            session?: string | null;
            start?: components["schemas"]["Instant"] | null;
            /**
             * Format: uuid
             * @description With whom.
             */
            trainer: string;
        };
        /** @description A class to hold. */
        NewClass: {
            /**
             * Format: int32
             * @description Seats, when not the service's own.
             */
            capacity?: number | null;
            /**
             * Format: uuid
             * @description Of which service; one of kind `class`.
             */
            service: string;
            /** @description When, on a whole minute. */
            start: components["schemas"]["Instant"];
        };
        /** @description Notes to put in place. */
        NewClientNotes: {
            /** @description In one's own words; it may be empty. */
            notes: string;
        };
        /** @description What one says to a purpose. */
        NewConsent: {
            /** @description Yes or no. */
            granted: boolean;
            /**
             * Format: date
             * @description The date of the wording that was shown.
             * @example 2026-11-01
             */
            policy_version: string;
            /**
             * @description `terms`, `health_data`, `analytics`, `marketing_email` or `marketing_sms`.
             * @example analytics
             */
            purpose: string;
        };
        /** @description What one says to some purposes; others stay as they are. */
        NewConsents: {
            /** @description At most one for each purpose. */
            consents: components["schemas"]["NewConsent"][];
        };
        /** @description Nothing. */
        NewExport: Record<string, never>;
        /** @description A file to upload. */
        NewFile: {
            /**
             * @description `image/jpeg`, `image/png`, `image/webp`; of certificates `application/pdf`, `image/jpeg`, `image/png`.
             * @example image/jpeg
             */
            content_type: string;
            /**
             * Format: int64
             * @description Bytes, exactly.
             */
            length: number;
            /**
             * @description What you call it.
             * @example Ana in the gym.jpg
             */
            name: string;
            /**
             * @description `avatar`, `gallery` or `certificate`.
             * @example avatar
             */
            purpose: string;
        };
        /** @description A goal to set. */
        NewGoal: {
            target?: components["schemas"]["Reading"] | null;
            /**
             * Format: date
             * @description By when.
             */
            target_date?: string | null;
            /**
             * @description In one's own words.
             * @example Run ten kilometres without a break
             */
            title: string;
        };
        /** @description Notes to put in place. */
        NewHealthNotes: {
            /** @description In one's own words; none deletes them. */
            notes: string;
        };
        /** @description A value to enter. `kind`, `value` and `unit` are as in a measurement. */
        NewMeasurement: {
            /**
             * @description What was measured.
             * @example weight
             */
            kind: string;
            /** @description In one's own words. */
            note?: string;
            taken_at?: components["schemas"]["Instant"] | null;
            /**
             * @description What it is in.
             * @example kg
             */
            unit: string;
            /**
             * @description A decimal number as text.
             * @example 72.5
             */
            value: string;
        };
        /** @description A trainer's page to make. */
        NewPage: {
            /** @description More. */
            biography?: string;
            /** @description One line. */
            headline: string;
            /** @description The address of the page: 3 to 40 of a–z, 0–9 and inner hyphens. */
            slug: string;
            /** @description IANA zone that all rules are read in. */
            tz: string;
        };
        /** @description The password that is, and the one to be. */
        NewPassword: {
            /**
             * Format: password
             * @description The present one, which shows that it is you.
             */
            current: string;
            /**
             * Format: password
             * @description The next one.
             */
            new: string;
        };
        /** @description A picture to be shown. */
        NewPicture: {
            /** @description What is to be seen, for those who cannot. */
            caption?: string;
            /**
             * Format: uuid
             * @description A stored file of yours whose purpose is `gallery`.
             */
            file: string;
        };
        /**
         * @description Roles that one can give oneself.
         * @enum {string}
         */
        NewRole: "client" | "trainer";
        /** @description Time off to take. */
        NewTimeOff: {
            /** @description Until this instant. */
            end: components["schemas"]["Instant"];
            /** @description Why, for the trainer alone. */
            note?: string | null;
            /** @description From this instant on. */
            start: components["schemas"]["Instant"];
        };
        /** @description The password, which shows that it is you. */
        NewTotp: {
            /**
             * Format: password
             * @description As you sign in with.
             */
            password: string;
        };
        /** @description What everybody is told. */
        NoticeBody: {
            /** @description What administrators announce, if anything. */
            announcement?: string | null;
            /** @description Whether new accounts can be made. */
            sign_up_open: boolean;
        };
        /** @description One line of the inbox. */
        NotificationBody: {
            /** @description What a socket was sent as `d`. */
            d: Record<string, never>;
            /**
             * Format: int64
             * @description Its place: gapless, from 1.
             */
            seq: number;
        };
        /** @description A page of the inbox, oldest first. */
        NotificationPage: {
            /** @description The lines. */
            items: components["schemas"]["NotificationBody"][];
            /**
             * Format: int64
             * @description `after` of the next page; absent on the last.
             */
            next?: number | null;
        };
        /** @description How one wants to be told of things. The inbox and open sockets are told of everything. */
        NotificationPreferences: {
            /**
             * @description How often what can wait is gathered: `never`, `daily` or `weekly`.
             * @example never
             */
            digest?: string;
            quiet_hours?: components["schemas"]["QuietHours"] | null;
            /**
             * @description For `bookings`, `reminders`, `payments`, `reviews` and `marketing`, whether they go out by `email`, `sms` and
             *     `push`. What is absent is as it is for everybody. `marketing` takes the consent too.
             */
            subjects?: Record<string, never>;
        };
        /** @description A session with who is booked in it. */
        OccupiedBody: components["schemas"]["Session"] & {
            /** @description Its live bookings. */
            bookings: components["schemas"]["Booking"][];
        };
        /** @description A service's own rules; absent ones are its trainer's. */
        Overrides: {
            /**
             * Format: int32
             * @description Minutes kept free after.
             * @default null
             */
            buffer_after: number | null;
            /**
             * Format: int32
             * @description Minutes kept free before.
             * @default null
             */
            buffer_before: number | null;
            /**
             * Format: int32
             * @description Local days ahead, today included.
             * @default null
             */
            horizon_days: number | null;
            /**
             * Format: int32
             * @description Least minutes to the start.
             * @default null
             */
            notice: number | null;
            /**
             * Format: int32
             * @description Minutes between starts.
             * @default null
             */
            step: number | null;
        };
        /** @description Certificates, and what is required. */
        OwnCertificates: {
            /** @description The first entered first. */
            items: components["schemas"]["Certificate"][];
            /** @description What FitTribe requires of every trainer. */
            required: components["schemas"]["Requirement"][];
        };
        /** @description So many sessions for one price. */
        Package: {
            /** @description Whether it is on sale. */
            active: boolean;
            /** @description More. */
            description: string;
            /**
             * Format: uuid
             * @description Its identity.
             */
            id: string;
            /** @description What clients read. */
            name: string;
            /** @description For all of them. */
            price: components["schemas"]["Money"];
            /**
             * Format: int32
             * @description Sessions in it.
             */
            sessions: number;
            /**
             * Format: int32
             * @description Days that they can be used in.
             */
            valid_days: number;
        };
        /** @description A package as a trainer writes it. */
        PackageInput: {
            /** @description Whether it is on sale. */
            active?: boolean;
            /** @description More. */
            description?: string;
            /** @description What clients read. */
            name: string;
            /** @description For all of them. */
            price: components["schemas"]["Money"];
            /**
             * Format: int32
             * @description Sessions in it.
             */
            sessions: number;
            /**
             * Format: int32
             * @description Days that they can be used in.
             */
            valid_days: number;
        };
        /** @description Packages. */
        PackageList: {
            /** @description Oldest first. */
            items: components["schemas"]["Package"][];
        };
        /** @description A trainer's page as it shall be. */
        Page: {
            /** @description More. */
            biography: string;
            /** @description One line. */
            headline: string;
            /** @description ISO 639 codes of what they speak, at most 10. As it was when absent. */
            languages?: string[] | null;
            /** @description Whether they meet people on video. As it was when absent. */
            online?: boolean | null;
            /** @description What they teach, in lower case: at most 10 of 2 to 40 letters, digits, spaces and hyphens. As it was when absent. */
            specialties?: string[] | null;
            studio?: components["schemas"]["Studio"] | null;
            /** @description IANA zone that all rules are read in. */
            tz: string;
        };
        /** @description Where everybody finds a picture. */
        Pictures: {
            /**
             * Format: uri-reference
             * @description At most 1280.
             */
            large: string;
            /**
             * Format: uri-reference
             * @description At most 480.
             */
            medium: string;
            /**
             * Format: uri-reference
             * @description At most 160 pixels along the longer edge.
             */
            small: string;
        };
        /** @description Where to: a start, or a class's session. */
        PlaceBody: {
            /**
             * Format: uuid
             * @description For classes.
             */
            session?: string | null;
            start?: components["schemas"]["Instant"] | null;
        };
        /** @description What a trainer asks of those who book. */
        Policy: {
            /**
             * Format: int32
             * @description Minutes kept free after a session.
             */
            buffer_after: number;
            /**
             * Format: int32
             * @description Minutes kept free before a session.
             */
            buffer_before: number;
            /** @description What comes back on cancelling, by falling hours and percents. Frozen into each booking. */
            cancellation: components["schemas"]["RefundTier"][];
            /**
             * Format: int32
             * @description Minutes a hold lives.
             */
            hold: number;
            /**
             * Format: int32
             * @description Local days ahead that can be booked, today included.
             */
            horizon_days: number;
            /**
             * Format: int32
             * @description Live holds a client can have.
             */
            max_holds_per_client: number;
            /**
             * Format: int32
             * @description Sessions a local day takes; any number when absent.
             */
            max_sessions_per_day?: number | null;
            /**
             * Format: int32
             * @description Least minutes between booking and start.
             */
            notice: number;
            /**
             * Format: int32
             * @description Until how many minutes before the start a client can move a booking.
             */
            reschedule_notice: number;
            /**
             * Format: int32
             * @description Minutes between starts, counted from an open window's start.
             */
            step: number;
        };
        /** @description What holds for a purpose. */
        PresentConsent: {
            /** @description Whether it is agreed to. */
            granted: boolean;
            /**
             * Format: date
             * @description The date of the wording it was last said to; null when never.
             */
            policy_version?: string | null;
            /** @description `terms`, `health_data`, `analytics`, `marketing_email` or `marketing_sms`. */
            purpose: string;
            /**
             * Format: date-time
             * @description Since when; null when nothing was ever said.
             */
            since?: string | null;
        };
        /** @description What a session costs and where it is paid. */
        Price: {
            /** @enum {string} */
            pay: "free";
        } | {
            /** @description How much. */
            amount: components["schemas"]["Money"];
            /** @enum {string} */
            pay: "in_person";
        } | {
            /** @description How much. */
            amount: components["schemas"]["Money"];
            /** @enum {string} */
            pay: "online";
        };
        /** @description An error (RFC 9457). Some types say more: see their `type`. */
        Problem: {
            /** @description Where the booking stands. */
            booking_status?: string | null;
            /** @description This occurrence in words. */
            detail: string;
            /** @description The wrong fields. */
            errors?: components["schemas"]["FieldError"][] | null;
            /** @description Quote this when you report it. */
            request_id: string;
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description The type in words, constant. */
            title: string;
            /**
             * @description `urn:fittribe:problem:<slug>`, stable.
             * @example urn:fittribe:problem:slot_taken
             */
            type: string;
            /**
             * Format: date-time
             * @description A deadline.
             */
            until?: string | null;
            /** @description What has to be cancelled or to take place first. */
            upcoming?: components["schemas"]["Upcoming"][] | null;
            /**
             * Format: int64
             * @description The version that was decided on, or that a stale asker should have seen.
             */
            version?: number | null;
            /** @description What stands in the way of a time. */
            why?: components["schemas"]["Reason"][] | null;
        };
        /** @description What one tells about oneself. What is absent or null is not told. */
        Profile: {
            /**
             * @description In one's own words; trainers one has booked read it.
             * @default
             */
            about: string;
            /**
             * Format: date
             * @description When one was born.
             * @default null
             */
            birth_date: string | null;
            /** @default null */
            emergency_contact: components["schemas"]["EmergencyContact"] | null;
            /**
             * @description Language, perhaps with script and region (BCP 47).
             * @default null
             * @example bg-BG
             */
            locale: string | null;
            /**
             * @description A number with its country's code (E.164); blanks, hyphens and brackets count for nothing.
             * @default null
             * @example +359888123456
             */
            phone: string | null;
        };
        /** @description Quiet hours. */
        QuietHours: {
            /** @description When they end. */
            end: components["schemas"]["Clock"];
            /** @description When they begin. */
            start: components["schemas"]["Clock"];
        };
        /** @description A value of a kind of measurement. */
        Reading: {
            /**
             * @description `weight`, `body_fat`, `muscle_mass`, `height`, `waist`, `hips`, `chest`, `arm`, `thigh`, `resting_heart_rate`,
             *     `sleep` (hours in a night) or `steps` (in a day).
             * @example weight
             */
            kind: string;
            /**
             * @description `kg` or `lb`, `cm` or `in`, `%`, `bpm`, `h` or `count`, as the kind has it.
             * @example kg
             */
            unit: string;
            /**
             * @description A decimal number with at most three places, as text: no digit of it is ever lost.
             * @example 72.5
             */
            value: string;
        };
        /** @description One thing that makes an instant not bookable. It never says whose booking it is. */
        Reason: components["schemas"]["Rule"] & {
            /** @description The same in a sentence, times in the trainer's zone. */
            sentence: string;
        };
        /** @description For when the authenticator is lost. Shown this once. */
        RecoveryCodes: {
            /** @description Each good for one sign-in, in place of a code. */
            recovery_codes: string[];
        };
        /** @description A refresh token. */
        Refresh: {
            /** @description As the last sign-in or refresh gave it; absent: the one in the cookie. */
            refresh_token?: string | null;
        };
        /** @description At least so many hours before the start, this much of the price comes back. */
        RefundTier: {
            /**
             * Format: int32
             * @description Hours.
             */
            hours_before: number;
            /**
             * Format: int32
             * @description Percent.
             */
            percent: number;
        };
        /** @description Nothing. */
        Release: Record<string, never>;
        /** @description A review that somebody reported. */
        ReportedReview: components["schemas"]["Review"] & {
            /**
             * Format: uuid
             * @description Of which booking.
             */
            booking: string;
            /**
             * Format: uuid
             * @description By which account.
             */
            client: string;
            /** @description Why. */
            report_reason?: string | null;
            /**
             * Format: date-time
             * @description When it was reported.
             */
            reported_at?: string | null;
        };
        /** @description A page of reported reviews. */
        ReportedReviews: {
            /** @description The latest first. */
            items: components["schemas"]["ReportedReview"][];
            /**
             * Format: uuid
             * @description `cursor` of the next page; absent on the last.
             */
            next?: string | null;
        };
        /** @description A kind of certificate that is required. */
        RequiredCertificate: {
            /**
             * @description `qualification`, `first_aid`, `insurance` or `background_check`.
             * @example first_aid
             */
            kind: string;
            /**
             * Format: date-time
             * @description From then on nobody takes new bookings without.
             */
            since: string;
        };
        /** @description A kind of certificate that shall be required. */
        RequiredCertificateInput: {
            /**
             * @description `qualification`, `first_aid`, `insurance` or `background_check`.
             * @example first_aid
             */
            kind: string;
            /** @description From then on nobody takes new bookings without. Give trainers time: choose a day that is some weeks ahead. */
            since: components["schemas"]["Instant"];
        };
        /** @description What FitTribe requires of every trainer. */
        Requirement: {
            /**
             * @description A confirmed certificate of this kind that is good.
             * @example first_aid
             */
            kind: string;
            /** @description Whether there is one now. */
            met: boolean;
            /**
             * Format: date-time
             * @description From then on no new bookings are taken without.
             */
            since: string;
            /**
             * Format: date-time
             * @description When the last of them ceases to be good; absent where none does, or there is none.
             */
            until?: string | null;
        };
        /** @description What a letter's link holds, and the password to be. */
        Reset: {
            /**
             * Format: password
             * @description The next password.
             */
            password: string;
            /** @description The part of the link behind `#`. */
            token: string;
        };
        /** @description A review as others read it. */
        Review: {
            /** @description What the trainer says to it. */
            answer?: string | null;
            /**
             * Format: date-time
             * @description When they said it.
             */
            answered_at?: string | null;
            /** @description In words; may be empty. */
            body: string;
            /**
             * Format: uuid
             * @description Of which booking; told to whoever wrote it and nobody else.
             */
            booking?: string | null;
            /** @description By whom: a first name. */
            by: string;
            /**
             * Format: date-time
             * @description When.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            edited_at?: string | null;
            /**
             * Format: uuid
             * @description Its identity.
             */
            id: string;
            /**
             * Format: int32
             * @description 1 to 5 stars.
             */
            rating: number;
            /**
             * Format: uuid
             * @description Of whom.
             */
            trainer: string;
        };
        /** @description A page of reviews. */
        ReviewPage: {
            /** @description The latest first. */
            items: components["schemas"]["Review"][];
            /**
             * Format: uuid
             * @description `cursor` of the next page; absent on the last.
             */
            next?: string | null;
        };
        /** @description The rules. */
        Rule: {
            /** @enum {string} */
            rule: "past";
        } | {
            /**
             * Format: date-time
             * @description The first instant far enough away.
             */
            earliest: string;
            /**
             * Format: int32
             * @description Minutes asked for.
             */
            notice: number;
            /** @enum {string} */
            rule: "notice";
        } | {
            /**
             * Format: date-time
             * @description The first instant too far away.
             */
            closes: string;
            /**
             * Format: int32
             * @description Local days ahead, today included.
             */
            days: number;
            /** @enum {string} */
            rule: "horizon";
        } | {
            /**
             * Format: date
             * @description The local date.
             */
            date: string;
            /** @description Whether a date override says so. */
            overridden: boolean;
            /** @enum {string} */
            rule: "closed";
            window?: components["schemas"]["Interval"] | null;
        } | {
            /** @description From when to when. */
            interval: components["schemas"]["Interval"];
            /** @enum {string} */
            rule: "time_off";
        } | {
            /**
             * Format: date-time
             * @description The start after, in the same open time.
             */
            next?: string | null;
            /**
             * Format: date-time
             * @description The start before, in the same open time.
             */
            previous?: string | null;
            /** @enum {string} */
            rule: "step";
            /**
             * Format: int32
             * @description Minutes between starts.
             */
            step: number;
        } | {
            /**
             * Format: date-time
             * @description Only held, until then.
             */
            held_until?: string | null;
            /** @description When. */
            interval: components["schemas"]["Interval"];
            /** @enum {string} */
            rule: "session";
        } | {
            /** @description When. */
            interval: components["schemas"]["Interval"];
            /** @enum {string} */
            rule: "class";
            /**
             * Format: uuid
             * @description Which.
             */
            session: string;
        } | {
            /**
             * Format: int32
             * @description Minutes kept free between.
             */
            buffer: number;
            /**
             * Format: date-time
             * @description Only held, until then.
             */
            held_until?: string | null;
            /** @description When that is. */
            interval: components["schemas"]["Interval"];
            /** @enum {string} */
            rule: "buffer";
        } | {
            /** @description From when to when. */
            interval: components["schemas"]["Interval"];
            /** @enum {string} */
            rule: "external";
        } | {
            /**
             * Format: date
             * @description The local date.
             */
            date: string;
            /**
             * Format: int32
             * @description Sessions it takes.
             */
            limit: number;
            /** @enum {string} */
            rule: "day_full";
        } | {
            /** @enum {string} */
            rule: "no_class";
        } | {
            /**
             * Format: int32
             * @description Seats.
             */
            capacity: number;
            /** @enum {string} */
            rule: "class_full";
            /**
             * Format: uuid
             * @description Which.
             */
            session: string;
        } | {
            /** @enum {string} */
            rule: "not_on_sale";
        } | {
            /** @enum {string} */
            rule: "not_accepting";
        };
        /** @description Everything that comes again and again. */
        Schedule: {
            /** @description In no order that means anything. */
            items: components["schemas"]["ScheduleEntry"][];
        };
        /** @description Jobs of one kind that come again and again. */
        ScheduleEntry: {
            /**
             * @description When: a cron expression of five fields, or `every … s`.
             * @example *\/10 * * * *
             */
            cadence: string;
            /**
             * @description What is done.
             * @example sweep_files
             */
            kind: string;
            last?: components["schemas"]["Job"] | null;
            /**
             * Format: date-time
             * @description When its next job is put; absent when there is none to come.
             */
            next_at?: string | null;
            /**
             * @description The zone that is meant in.
             * @example UTC
             */
            zone: string;
        };
        /** @description A service. */
        Service: {
            /** @description Whether it is on sale. */
            active: boolean;
            /** @description More of it. */
            description: string;
            /**
             * Format: int32
             * @description A session's minutes.
             */
            duration: number;
            /**
             * Format: uuid
             * @description Its identity.
             */
            id: string;
            /** @description One-to-one or class. */
            kind: components["schemas"]["ServiceKind"];
            /** @description What clients read. */
            name: string;
            /** @description Its own rules. */
            overrides: components["schemas"]["Overrides"];
            /** @description Its price. */
            price: components["schemas"]["Price"];
        };
        /** @description A service as a trainer writes it. */
        ServiceInput: {
            /**
             * @description Whether it is on sale; what is booked stays.
             * @default true
             */
            active: boolean;
            /** @description More of it. */
            description?: string;
            /**
             * Format: int32
             * @description A session's minutes.
             */
            duration: number;
            /** @description One-to-one or class. It stays what it is. */
            kind: components["schemas"]["ServiceKind"];
            /** @description What clients read. */
            name: string;
            /** @description Where it departs from the trainer's policy. */
            overrides?: components["schemas"]["Overrides"];
            /** @description Its price. */
            price: components["schemas"]["Price"];
        };
        /** @description Who shares a session. */
        ServiceKind: {
            /** @enum {string} */
            type: "one_to_one";
        } | {
            /**
             * Format: int32
             * @description Seats.
             */
            capacity: number;
            /** @enum {string} */
            type: "class";
        };
        /** @description A trainer's services. */
        ServiceList: {
            /** @description All of them. */
            items: components["schemas"]["Service"][];
        };
        /** @description One occurrence in a trainer's calendar. */
        Session: {
            /**
             * Format: int32
             * @description Minutes kept free after.
             */
            buffer_after: number;
            /**
             * Format: int32
             * @description Minutes kept free before.
             */
            buffer_before: number;
            /**
             * Format: int64
             * @description The calendar's version that changed it last.
             */
            calendar_version: number;
            /**
             * Format: int32
             * @description Seats.
             */
            capacity: number;
            /** @description Whether it is a class. */
            class: boolean;
            /**
             * Format: date-time
             * @description Ends.
             */
            end: string;
            /**
             * Format: date-time
             * @description The deadline of the hold that made it.
             */
            held_until?: string | null;
            /**
             * Format: uuid
             * @description Its identity.
             */
            id: string;
            /**
             * Format: uuid
             * @description Of which service.
             */
            service: string;
            /**
             * Format: date-time
             * @description Starts.
             */
            start: string;
            /** @description `held`, `pending`, `scheduled`, `completed`, `cancelled` or `expired`. */
            status: string;
            /**
             * Format: int32
             * @description Seats taken, held ones included.
             */
            taken: number;
            /**
             * Format: uuid
             * @description Whose calendar.
             */
            trainer: string;
            /** @description The trainer's zone. */
            tz: string;
        };
        /** @description What is set for all of FitTribe. */
        Settings: {
            /** @description What everybody is told. */
            announcement?: string | null;
            /** @description Of which kinds every trainer must have a certificate that is confirmed and good. */
            required_certificates: components["schemas"]["RequiredCertificate"][];
            /** @description Whether new accounts can be made. */
            sign_up_open: boolean;
        };
        /** @description What shall be set. */
        SettingsInput: {
            /** @description What everybody is told; null: nothing. */
            announcement?: string | null;
            /** @description Of which kinds every trainer must have a certificate that is confirmed and good; each kind once. */
            required_certificates: components["schemas"]["RequiredCertificateInput"][];
            /** @description Whether new accounts can be made. */
            sign_up_open: boolean;
        };
        /** @description A certificate as everybody sees it. */
        ShownCertificate: {
            /**
             * Format: date
             * @description The last day it is good for; absent: it is for good.
             */
            expires_on?: string | null;
            /**
             * Format: date
             * @description When.
             */
            issued_on?: string | null;
            /** @description Who gave it. */
            issuer: string;
            /**
             * @description `qualification`, `first_aid`, `insurance`, `background_check` or `other`.
             * @example first_aid
             */
            kind: string;
            /** @description What it says. */
            title: string;
        };
        /** @description A sign-in. Keep `refresh_token` where scripts of other sites cannot read it. */
        SignIn: {
            /** @description For `Authorization: Bearer`. */
            access_token: string;
            /** @description Who. */
            account: components["schemas"]["Account"];
            /**
             * Format: int64
             * @description Seconds until the access token ends.
             */
            expires_in: number;
            /** @description Good for one refresh. Absent when it is kept in a cookie. */
            refresh_token?: string | null;
        };
        /** @description A device that is signed in. */
        SignInEntry: {
            /**
             * Format: date-time
             * @description When it signed in.
             */
            created_at: string;
            /** @description What it calls itself; empty when it does not say. */
            device: string;
            /**
             * Format: date-time
             * @description When it has to sign in again.
             */
            expires_at: string;
            /**
             * Format: uuid
             * @description Its identity.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it last exchanged its refresh token.
             */
            last_used_at: string;
            /** @description Whether it is the one that asks. */
            this: boolean;
        };
        /** @description How one can sign in, beside an address and a password. */
        SignInMethods: {
            firebase?: components["schemas"]["FirebaseApp"] | null;
        };
        /** @description Address and password. */
        SignInRequest: {
            /** @description Six digits of the authenticator or a recovery code, where the account has an authenticator. */
            code?: string | null;
            /** @description Whether the refresh token is to be kept in a cookie that scripts cannot read, for our own pages. */
            cookie?: boolean;
            /**
             * Format: email
             * @description The account's address.
             */
            email: string;
            /**
             * Format: password
             * @description Its password.
             */
            password: string;
        };
        /** @description One's sign-ins. */
        SignIns: {
            /** @description The last used first. */
            items: components["schemas"]["SignInEntry"][];
        };
        /** @description A refresh token. */
        SignOut: {
            /** @description Of the sign-in to end; absent: the one in the cookie. */
            refresh_token?: string | null;
        };
        /** @description A new account. */
        SignUp: {
            /** @description Whether the refresh token is to be kept in a cookie that scripts cannot read, for our own pages. */
            cookie?: boolean;
            /**
             * Format: email
             * @description Where mail goes.
             */
            email: string;
            /** @description What others read. */
            name: string;
            /**
             * Format: password
             * @description 8 to 128 characters of any kind, not a common one.
             */
            password: string;
            /** @description What it is for. */
            role: components["schemas"]["NewRole"];
            /** @description IANA zone; UTC when absent. */
            tz?: string | null;
        };
        /** @description One class. */
        SlotClass: {
            /**
             * Format: int32
             * @description Seats.
             */
            capacity: number;
            /**
             * Format: date-time
             * @description Ends.
             */
            end: string;
            /**
             * Format: int32
             * @description Seats left.
             */
            left: number;
            /**
             * Format: uuid
             * @description Which.
             */
            session: string;
            /**
             * Format: date-time
             * @description Starts.
             */
            start: string;
        };
        /** @description One local date. */
        SlotDay: {
            /**
             * Format: date
             * @description The date.
             */
            date: string;
            /**
             * @description Its starts with their offset.
             * @example [
             *       "2026-12-01T09:00:00+02:00"
             *     ]
             */
            slots: string[];
        };
        /** @description What can be booked. For the document only; see [`write`]. */
        Slots: {
            /** @description Classes. */
            classes: components["schemas"]["SlotClass"][];
            /** @description Local dates that have starts, in order. */
            days: components["schemas"]["SlotDay"][];
            /**
             * Format: int32
             * @description A session's minutes.
             */
            duration: number;
            /**
             * Format: date
             * @description The first local date asked for.
             */
            from: string;
            /** @description Starts that are only held, each with its deadline. */
            held: string[][];
            /**
             * Format: date-time
             * @description When this was worked out. It stays right until its ETag changes.
             */
            now: string;
            /**
             * Format: uuid
             * @description Of which service.
             */
            service: string;
            /**
             * Format: date
             * @description The first local date not asked for.
             */
            to: string;
            /**
             * Format: uuid
             * @description Whose calendar.
             */
            trainer: string;
            /** @description The trainer's zone. */
            trainer_tz: string;
            /** @description The zone that this answer is written in. */
            tz: string;
            /**
             * Format: int64
             * @description The calendar's version.
             */
            version: number;
        };
        /** @description What shows that it is you. */
        StepUp: {
            /** @description Six digits of your authenticator or a recovery code, where you have an authenticator. */
            code?: string | null;
            /**
             * Format: password
             * @description As you sign in with.
             */
            password: string;
        };
        /** @description A fresh access token. */
        SteppedUp: {
            /** @description For `Authorization: Bearer`, in the place of the one before. */
            access_token: string;
            /**
             * Format: int64
             * @description Seconds until it ends.
             */
            expires_in: number;
        };
        /** @description Where a trainer meets people. */
        Studio: {
            /** @description Street and number. */
            address: string;
            /** @description Town. */
            city: string;
            /**
             * @description ISO 3166 code of two letters.
             * @example BG
             */
            country: string;
            /**
             * Format: double
             * @description Degrees north; together with `lon`.
             */
            lat?: number | null;
            /**
             * Format: double
             * @description Degrees east.
             */
            lon?: number | null;
        };
        /** @description A system that this node depends on. */
        System: {
            /** @description The same in a sentence, without secrets. */
            detail: string;
            /** @description What serves for it. */
            kind: components["schemas"]["SystemKind"];
            /**
             * @description Its name.
             * @example files
             */
            name: string;
            /** @description How it does. */
            state: components["schemas"]["SystemState"];
        };
        /** @description How this node does. */
        SystemHealth: {
            /** @description The database. */
            database: components["schemas"]["DatabaseBody"];
            jobs?: components["schemas"]["JobCounts"] | null;
            /** @description What is alive. */
            live: components["schemas"]["LiveCounts"];
            /** @description Everything else that it depends on. */
            providers: components["schemas"]["System"][];
            /**
             * Format: date-time
             * @description Since when it serves.
             */
            started_at: string;
            /**
             * @description Its version.
             * @example 0.1.0
             */
            version: string;
        };
        /**
         * @description What serves for a system.
         * @enum {string}
         */
        SystemKind: "real" | "local" | "off";
        /**
         * @description How a system does.
         * @enum {string}
         */
        SystemState: "ok" | "failing" | "unknown";
        /** @description A ticket for one socket. */
        TicketBody: {
            /**
             * Format: int64
             * @description Good for so many seconds.
             */
            expires_in: number;
            /** @description To be sent as `?ticket=`, once. */
            ticket: string;
            /** @description Where to connect. */
            url: string;
        };
        /** @description Time without bookings. */
        TimeOff: {
            /**
             * Format: date-time
             * @description Until this instant.
             */
            end: string;
            /**
             * Format: uuid
             * @description Its identity.
             */
            id: string;
            /** @description Why, for the trainer alone. */
            note: string;
            /**
             * Format: date-time
             * @description From this instant on.
             */
            start: string;
        };
        /** @description Whether there is a second factor. */
        Totp: {
            /** @description Whether signing in asks for a code. */
            enabled: boolean;
            /**
             * Format: int64
             * @description Recovery codes that were not used yet.
             */
            recovery_codes_left: number;
        };
        /** @description A code. */
        TotpCode: {
            /** @description Six digits of the authenticator. */
            code: string;
        };
        /** @description What an authenticator app is given. */
        TotpSecret: {
            /** @description To type in, base32. */
            secret: string;
            /**
             * @description To show as a QR code.
             * @example otpauth://totp/FitTribe:ana%40example.org?secret=…&issuer=FitTribe
             */
            uri: string;
        };
        /** @description A trainer's page. */
        Trainer: {
            /** @description Whether new bookings are taken. */
            accepting: boolean;
            /**
             * Format: uuid
             * @description Whose.
             */
            account: string;
            /**
             * Format: uri-reference
             * @description Where the account's picture is.
             * @example /api/v1/images/0193a1b2-0000-7000-8000-000000000001/medium
             */
            avatar?: string | null;
            /** @description More. */
            biography: string;
            /** @description One line. */
            headline: string;
            /**
             * Format: uuid
             * @description Its identity.
             */
            id: string;
            /** @description ISO 639 codes of what they speak. */
            languages: string[];
            /** @description The account's name. */
            name: string;
            /** @description Whether they meet people on video. */
            online: boolean;
            /**
             * Format: double
             * @description What reviews come to, 1 to 5; absent before there are any.
             */
            rating?: number | null;
            /**
             * Format: int64
             * @description How many reviews.
             */
            reviews: number;
            /** @description The address of its page. */
            slug: string;
            /** @description What they teach. */
            specialties: string[];
            /** @description `draft`, `submitted`, `returned`, `approved` or `suspended`. Others see and book approved ones alone. */
            status: string;
            /** @description Why, where an administrator said something; for the trainer and administrators. */
            status_reason?: string;
            studio?: components["schemas"]["Studio"] | null;
            /** @description IANA zone that all rules are read in. */
            tz: string;
            /**
             * Format: int32
             * @description Counts the page's changes; its ETag.
             */
            version: number;
        };
        /** @description A trainer who was found. */
        TrainerHit: components["schemas"]["Trainer"] & {
            /**
             * Format: double
             * @description How far from the place that was asked for, in kilometres.
             */
            km?: number | null;
            /** @description The next times a session could begin, in the window that was asked for. */
            next: string[];
            price_from?: components["schemas"]["Money"] | null;
            /** @description Whether something of theirs is free. */
            sells_free: boolean;
        };
        /** @description A page of what was found. */
        TrainerList: {
            /** @description The best first. A page can be shorter than asked for and still have a next. */
            items: components["schemas"]["TrainerHit"][];
            /** @description `cursor` of the next page; absent on the last. */
            next?: string | null;
        };
        /** @description A trainer's page with what they sell and ask for. */
        TrainerPage: components["schemas"]["Trainer"] & {
            /** @description What they have shown that they learnt: confirmed, and good today. */
            certificates: components["schemas"]["ShownCertificate"][];
            /** @description Its pictures, in their order. */
            gallery: components["schemas"]["GalleryPicture"][];
            /**
             * Format: int32
             * @description Counts the pictures' changes; what `If-Match` of `PUT /trainers/me/gallery` compares.
             */
            gallery_version: number;
            /** @description The rules of booking. */
            policy: components["schemas"]["Policy"];
            /** @description What is on sale. */
            services: components["schemas"]["Service"][];
        };
        /** @description What is still ahead. */
        Upcoming: {
            /**
             * Format: date-time
             * @description Until when.
             */
            end: string;
            /**
             * Format: uuid
             * @description Which.
             */
            id: string;
            /** @description `booking`, one's own, or `session`, in one's own calendar. */
            kind: string;
            /**
             * Format: date-time
             * @description From when on.
             */
            start: string;
            /**
             * Format: uuid
             * @description In whose calendar.
             */
            trainer: string;
        };
        /** @description What to change; what is absent stays. */
        UpdateMe: {
            /** @description What others read. */
            name?: string | null;
            /** @description IANA zone. */
            tz?: string | null;
        };
        /** @description A request to send as it is here, with the file's bytes as its body. */
        Upload: {
            /**
             * Format: date-time
             * @description When the link ceases to be good.
             */
            expires_at: string;
            /** @description The headers. Browsers send `content-length` by themselves. */
            headers: {
                [key: string]: string;
            };
            /**
             * @description The method.
             * @example PUT
             */
            method: string;
            /**
             * Format: uri
             * @description The link.
             */
            url: string;
        };
        /** @description What a client says. */
        Verdict: {
            /** @description In words. */
            body?: string;
            /**
             * Format: int32
             * @description Stars.
             */
            rating: number;
        };
        /** @description What a letter's link holds. */
        Verify: {
            /** @description The part of the link behind `#`. */
            token: string;
        };
        /** @description Weekly hours. */
        WeeklyHours: {
            /** @description All windows of the week. */
            weekly: components["schemas"]["WeeklyWindow"][];
        };
        /** @description One window of each week. */
        WeeklyWindow: {
            /** @description Closes. */
            end: components["schemas"]["Clock"];
            /** @description Opens. */
            start: components["schemas"]["Clock"];
            /**
             * @description `monday` … `sunday`: the local day it starts on.
             * @example monday
             */
            weekday: string;
        };
        /** @description Whether an instant can be booked, and if not, why. */
        Why: {
            /**
             * Format: date-time
             * @description Which instant.
             */
            at: string;
            /** @description Whether it can be booked. */
            bookable: boolean;
            /** @description All of them, in the order of the rules. */
            reasons: components["schemas"]["Reason"][];
            /** @description The first reason, or that there is none. */
            sentence: string;
            /**
             * Format: uuid
             * @description Which service.
             */
            service: string;
            /**
             * Format: uuid
             * @description Whose calendar.
             */
            trainer: string;
            /** @description The trainer's zone. */
            tz: string;
            /**
             * Format: int64
             * @description The calendar's version.
             */
            version: number;
        };
        /** @description One date's windows. */
        Windows: {
            /** @description None closes the day. */
            windows: components["schemas"]["LocalWindow"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_accounts: {
        parameters: {
            query?: {
                /** @description The beginning of a name or an address. */
                q?: string;
                /** @description `client`, `trainer` or `admin`. */
                role?: string;
                /** @description Only suspended ones, or only the others. */
                suspended?: boolean;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description 1 to 100; 20 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedAccounts"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restore_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The account */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description Restored, or it was not suspended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedAccount"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: no reason */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspend_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The account */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description Suspended, or it was already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedAccount"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_state`: one’s own account */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: no reason */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_audit: {
        parameters: {
            query?: {
                /** @description Done by this account. */
                actor?: string;
                /** @description An action such as `account.suspend`, or the beginning of one. */
                action?: string;
                /** @description The id of what it was done to. */
                subject?: string;
                /** @description Words in the reason and whatever else was written down. */
                q?: string;
                /** @description Not before this instant. */
                from?: string;
                /** @description Before this instant. */
                to?: string;
                /** @description `next` of the page before. */
                cursor?: number;
                /** @description 1 to 100; 20 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_certificates: {
        parameters: {
            query?: {
                /** @description `submitted`, `confirmed` or `rejected`; `submitted` when absent. */
                status?: string;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description 1 to 100; 20 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedCertificates"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_certificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The certificate */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description The certificate */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedCertificate"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_state` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: no reason */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reject_certificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The certificate */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description The certificate */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedCertificate"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_state` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: no reason */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_system_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now; providers are asked at most every ten seconds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemHealth"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_jobs: {
        parameters: {
            query?: {
                /** @description `available`, `scheduled`, `running`, `retryable`, `completed`, `cancelled` or `discarded`. */
                state?: string;
                /** @description Such as `send_letter`. */
                kind?: string;
                /** @description `next` of the page before. */
                cursor?: number;
                /** @description 1 to 100; 20 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobPage"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: no reason */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retry_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: no reason */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_reported: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description 1 to 100; 20 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportedReviews"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hide_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The review */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description The review */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: no reason */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keep_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The review */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description The review */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: no reason */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_schedule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings */
            200: {
                headers: {
                    /** @description Their version */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_settings: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the settings you saw */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsInput"];
            };
        };
        responses: {
            /** @description The settings as they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description `stale` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_standing: {
        parameters: {
            query?: {
                /** @description `draft`, `submitted`, `returned`, `approved` or `suspended`; `submitted` when absent. */
                status?: string;
                /** @description Only those with this in their name or their page's address. */
                q?: string;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description 1 to 100; 20 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedTrainers"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approve_trainer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The trainer */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description As they stand now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trainer"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_state`: they stand elsewhere */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: no reason */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restore_trainer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The trainer */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description As they stand now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trainer"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_state`: they stand elsewhere */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: no reason */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    return_trainer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The trainer */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description As they stand now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trainer"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_state`: they stand elsewhere */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: no reason */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspend_trainer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The trainer */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description As they stand now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trainer"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_state`: they stand elsewhere */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: no reason */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    firebase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirebaseSignIn"];
            };
        };
        responses: {
            /** @description Signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            /** @description Signed up and in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            /** @description `identity_refused`; `code_required` or `wrong_code` where the account has an authenticator */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `link_required`: an account has this address; sign in to it and link the identity */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `firebase_not_configured`, `sign_up_refused` without a confirmed address, or `invalid_request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgot_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Forgot"];
            };
        };
        responses: {
            /** @description A letter is on its way if there is such an account */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: no address */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: 20 an hour from one network address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Refresh"];
            };
        };
        responses: {
            /** @description The next tokens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: a cookie, and not from our own page */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: 300 in 15 minutes from one network address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reset"];
            };
        };
        responses: {
            /** @description Set; sign in with it */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: `/token` is not good any more, or `/password` is refused */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description Signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            /** @description `bad_credentials`; `code_required` or `wrong_code` where the account has an authenticator */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests` after 10 failures in 15 minutes */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignOut"];
            };
        };
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `forbidden`: a cookie, and not from our own page */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_up: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUp"];
            };
        };
        responses: {
            /** @description Signed up and in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            /** @description `sign_up_closed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`, or `sign_up_refused` for an address that cannot be used */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: 30 an hour from one network address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verify_address: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Verify"];
            };
        };
        responses: {
            /** @description It is */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: the link was used, is too old, or there is a newer one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_bookings: {
        parameters: {
            query?: {
                /** @description `client` (one's own, the default) or `trainer` (those in one's own calendar). */
                as?: "client" | "trainer";
                /** @description Only in this state. */
                status?: string;
                /** @description Only sessions that end after this instant or UTC date. */
                from?: string;
                /** @description Only sessions that start before this instant or UTC date. */
                to?: string;
                /** @description Only of this client; with `as=trainer`. */
                client?: string;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description 1 to 100; 20 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingPage"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_booking: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each booking; a repeat gets the first answer */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBooking"];
            };
        };
        responses: {
            /** @description Held, or booked with `confirm` */
            201: {
                headers: {
                    /** @description Its version */
                    ETag?: string;
                    /** @description The booking */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description `slot_taken`, `class_full`, `already_in_class`, `hold_limit` … */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_bookable` with `why`, or `invalid_request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_booking: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The booking */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The booking */
            200: {
                headers: {
                    /** @description Its version */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description No booking that is yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_booking: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each change */
                "Idempotency-Key": string;
                /** @description The version you saw; 412 when it is another by now */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The booking */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Cancel"];
            };
        };
        responses: {
            /** @description The booking as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description No booking that is yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_late`, `wrong_state` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_booking: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each change */
                "Idempotency-Key": string;
                /** @description The version you saw; 412 when it is another by now */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The booking */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirm"];
            };
        };
        responses: {
            /** @description The booking as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description No booking that is yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `hold_expired`, `wrong_state` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    release_booking: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each change */
                "Idempotency-Key": string;
                /** @description The version you saw; 412 when it is another by now */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The booking */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Release"];
            };
        };
        responses: {
            /** @description The booking as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description No booking that is yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `hold_expired`, `wrong_state` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reschedule_booking: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each change */
                "Idempotency-Key": string;
                /** @description The version you saw; 412 when it is another by now */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The booking */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceBody"];
            };
        };
        responses: {
            /** @description The booking as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description No booking that is yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `slot_taken`, `class_full`, `too_late`, `wrong_state` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The booking */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Verdict"];
            };
        };
        responses: {
            /** @description The review */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description `not_found`: no such booking of yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_state`: it has not taken place, or has a review */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedule_class: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each class */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewClass"];
            };
        };
        responses: {
            /** @description The class */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `slot_taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_class: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each change */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The class's session */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelClass"];
            };
        };
        responses: {
            /** @description The class as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description No class of yours that is still to come */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_clients: {
        parameters: {
            query?: {
                /** @description Only those with this in their name. */
                q?: string;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description 1 to 100; 20 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientPage"];
                };
            };
            /** @description `forbidden`: not a trainer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The client's account */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the client tells their trainers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description No client of yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_client_health_notes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The client's account */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthNotes"];
                };
            };
            /** @description No client of yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_client_notes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The client's account */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notes; empty ones before the first */
            200: {
                headers: {
                    /** @description Their version */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientNotes"];
                };
            };
            /** @description No client of yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_client_notes: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the notes you saw; `"0"` before the first */
                "If-Match": string;
            };
            path: {
                /** @description The client's account */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewClientNotes"];
            };
        };
        responses: {
            /** @description The notes as they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientNotes"];
                };
            };
            /** @description No client of yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_download: {
        parameters: {
            query: {
                /** @description Where it is. */
                key: string;
                /** @description What it is said to be. */
                content_type: string;
                /** @description What the browser is to call it. */
                filename: string;
                /** @description Unix seconds. */
                expires: number;
                /** @description Over all of these. */
                signature: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
                };
            };
            /** @description `link_refused`: expired or altered */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was deleted */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_files: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The files */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileList"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_file: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each file */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFile"];
            };
        };
        responses: {
            /** @description Where to send it */
            201: {
                headers: {
                    /** @description The file */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnouncedFile"];
                };
            };
            /** @description `forbidden`: only trainers have galleries and certificates */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_limit`: 10 that are not finished, or 200 in all */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: a type or a length that is not taken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The file */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            /** @description No file of yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The file */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No file of yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_state`: a certificate's document */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    complete_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The file */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is stored */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            /** @description No file of yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_missing`: nothing was uploaded yet */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `file_rejected`: it is not what was announced, too large, or damaged */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: 60 an hour */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The file */
                id: string;
                /** @description `small`, `medium` or `large` */
                size: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    /** @description Its name; send it back as `If-None-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": number[];
                };
            };
            /** @description As you have it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such picture */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateMe"];
            };
        };
        responses: {
            /** @description The account as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_avatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAvatar"];
            };
        };
        responses: {
            /** @description The account as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description `invalid_request`: `/file` is no stored avatar of yours */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_avatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is none */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_consents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The consents */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consents"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_consents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewConsents"];
            };
        };
        responses: {
            /** @description The consents as they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consents"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_erasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The erasure's state */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureState"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedule_erasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseMe"];
            };
        };
        responses: {
            /** @description It is scheduled */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureState"];
                };
            };
            /** @description `upcoming_sessions`: cancel what is in `upcoming` first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: `/password` is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: 5 an hour, or 10 failures in 15 minutes */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_erasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account stays */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No erasure is scheduled */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its state */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportState"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    request_export: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each copy */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExport"];
            };
        };
        responses: {
            /** @description It is being made */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportState"];
                };
            };
            /** @description `export_in_progress` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: 3 a day */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    download_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A ZIP */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": number[];
                };
            };
            /** @description None is ready, or its time is over */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_favourites: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trainers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Favourites"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_favourite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The trainer */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Kept */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such trainer */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `limit_reached`: there are 500 already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_favourite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The trainer */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Not kept */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_goals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The goals */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Goals"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_goal: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each goal */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGoal"];
            };
        };
        responses: {
            /** @description The goal */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Goal"];
                };
            };
            /** @description `limit_reached`: there are 200 already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_goal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The goal */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No goal of yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_goal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The goal */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoalChange"];
            };
        };
        responses: {
            /** @description The goal as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Goal"];
                };
            };
            /** @description No goal of yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_health_notes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notes */
            200: {
                headers: {
                    /** @description Tells these notes from others */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthNotes"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_health_notes: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the notes you saw */
                "If-Match"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHealthNotes"];
            };
        };
        responses: {
            /** @description The notes as they are now */
            200: {
                headers: {
                    /** @description Tells these notes from others */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthNotes"];
                };
            };
            /** @description `consent_required`: agree to `health_data` first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: others by now */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_identities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identities */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Identities"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    link_identity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Link"];
            };
        };
        responses: {
            /** @description It is linked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Identity"];
                };
            };
            /** @description `step_up_required`: signed in over a quarter of an hour ago */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `identity_taken`: it opens another account */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `firebase_not_configured`, or `invalid_request` for a token that is not good */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlink_identity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The identity */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is unlinked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No identity of yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `only_way_in`: there is no password and no other identity */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_measurements: {
        parameters: {
            query?: {
                /** @description Only of this kind. */
                kind?: string;
                /** @description Only taken at this instant or UTC date or later. */
                from?: string;
                /** @description Only taken before this instant or UTC date. */
                to?: string;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description 1 to 100; 20 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeasurementPage"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_measurement: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each measurement */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMeasurement"];
            };
        };
        responses: {
            /** @description It is entered */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Measurement"];
                };
            };
            /** @description `limit_reached`: there are 20,000 already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: a unit of another kind, or a value that nobody has */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_measurement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The measurement */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No measurement of yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The preferences, every subject and channel named */
            200: {
                headers: {
                    /** @description Their version */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_preferences: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the preferences you saw */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationPreferences"];
            };
        };
        responses: {
            /** @description The preferences as they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            /** @description `stale` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: `/current` is wrong, or `/new` is refused */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests` after 10 failures in 15 minutes */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_profile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile; an empty one before the first */
            200: {
                headers: {
                    /** @description Its version */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_profile: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the profile you saw */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Profile"];
            };
        };
        responses: {
            /** @description The profile as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description `stale` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_own_reviews: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description 1 to 100; 20 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPage"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sign_ins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The live sign-ins */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIns"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_sign_ins: {
        parameters: {
            query?: {
                /** @description Whether the sign-in that asks stays. */
                keep_this?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They have ended, with their sockets */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The sign-in */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No live sign-in of yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    step_up: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepUp"];
            };
        };
        responses: {
            /** @description Shown */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SteppedUp"];
                };
            };
            /** @description `code_required` or `wrong_code` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: `/password` is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests` after 10 failures in 15 minutes */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where it stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Totp"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTotp"];
            };
        };
        responses: {
            /** @description Add it to the app, then confirm */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpSecret"];
                };
            };
            /** @description `wrong_state`: there is one already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: `/password` is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests` after 10 failures in 15 minutes */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpCode"];
            };
        };
        responses: {
            /** @description Confirmed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description `wrong_code` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_state`: none was begun, or it is confirmed already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests` after 10 failures in 15 minutes */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renew_recovery_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpCode"];
            };
        };
        responses: {
            /** @description The codes, shown this once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description `wrong_code` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_state`: there is no authenticator */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests` after 10 failures in 15 minutes */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepUp"];
            };
        };
        responses: {
            /** @description Gone, or there was none */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `code_required` or `wrong_code` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: `/password` is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests` after 10 failures in 15 minutes */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_verification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is on its way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `too_many_requests`: 5 an hour */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_notice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What there is to tell */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeBody"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_notifications: {
        parameters: {
            query?: {
                /** @description Only what came after this place: the `seq` of the last line seen, on the socket or here. */
                after?: number;
                /** @description 1 to 100; 20 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPage"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    edit_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The review */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Verdict"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description `not_found`: no such review of yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_late` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The review */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerInput"];
            };
        };
        responses: {
            /** @description The review with its answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description `not_found`: no such review of you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The review */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description Reported, or it was already */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: no reason */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_service: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each service */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceInput"];
            };
        };
        responses: {
            /** @description The service */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            /** @description `invalid_request`, or `payments_not_configured` for a price paid online */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_service: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The service */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceInput"];
            };
        };
        responses: {
            /** @description The service as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_sign_in_methods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is offered */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInMethods"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_trainers: {
        parameters: {
            query?: {
                /** @description Words, as in a search box: `yoga -hot`, `"weight lifting" or powerlifting`. */
                q?: string;
                /** @description Teaches this. */
                specialty?: string;
                /** @description Speaks this, as an ISO 639 code. */
                language?: string;
                /** @description On video, or not. */
                online?: boolean;
                /** @description Meets people in this town. */
                city?: string;
                /** @description Degrees north of a place to be near; together with `lon`. */
                lat?: number;
                /** @description Degrees east. */
                lon?: number;
                /** @description At most so far from there; 25 when absent. */
                km?: number;
                /** @description Sells something for at most this, in minor units of `currency`; what is free counts. */
                max_price?: number;
                /** @description ISO 4217; together with `max_price`. */
                currency?: string;
                /** @description Rated at least so, 1 to 5. */
                min_rating?: number;
                /** @description Could begin a session from this instant on; together with `free_to`. */
                free_from?: string;
                /** @description Before this instant, at most 62 days later. */
                free_to?: string;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description 1 to 100; 20 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainerList"];
                };
            };
            /** @description `invalid_request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_trainer: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each page */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPage"];
            };
        };
        responses: {
            /** @description The page */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trainer"];
                };
            };
            /** @description `conflict` when there is one already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_facets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The choices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Facets"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_trainer: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the page you saw */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Page"];
            };
        };
        responses: {
            /** @description The page as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trainer"];
                };
            };
            /** @description `stale` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_own_certificates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnCertificates"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_certificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Any UUID that is new to you */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CertificateInput"];
            };
        };
        responses: {
            /** @description The certificate */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certificate"];
                };
            };
            /** @description `not_found`: the id is another trainer's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `limit_reached`: 50 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_certificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The certificate */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No certificate of yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_gallery: {
        parameters: {
            query?: never;
            header?: {
                /** @description `gallery_version` of the page you saw */
                "If-Match"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GalleryInput"];
            };
        };
        responses: {
            /** @description The pictures as they are now */
            200: {
                headers: {
                    /** @description The pictures' version */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gallery"];
                };
            };
            /** @description `stale`: others by now */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_hours: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hours"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_hours: {
        parameters: {
            query?: never;
            header?: {
                /** @description `weekly_version` of the hours you saw */
                "If-Match"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WeeklyHours"];
            };
        };
        responses: {
            /** @description All working time as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hours"];
                };
            };
            /** @description `stale`: others by now */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_override: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The local date */
                date: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Windows"];
            };
        };
        responses: {
            /** @description The date as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DateOverride"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_override: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The local date */
                date: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The week rules that date */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_own_packages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageList"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_package: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Any UUID that is new to you */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PackageInput"];
            };
        };
        responses: {
            /** @description The package */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Package"];
                };
            };
            /** @description `not_found`: the id is another trainer's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Policy"];
            };
        };
        responses: {
            /** @description The policy as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_own_services: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceList"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submit_trainer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trainer"];
                };
            };
            /** @description `wrong_state`: it was submitted or approved already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: what is still lacking */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_time_off: {
        parameters: {
            query?: never;
            header: {
                /** @description New for each time off */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTimeOff"];
            };
        };
        responses: {
            /** @description The time off */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimeOff"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_time_off: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The time off */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No time off of yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_trainer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The trainer's id or slug; `me` for one's own */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    /** @description The page's version */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainerPage"];
                };
            };
            /** @description `unauthenticated`: `me`, and nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_calendar: {
        parameters: {
            query: {
                /** @description An instant, or a date in the trainer's zone. */
                from: string;
                /** @description An instant, or a date in the trainer's zone, exclusive. At most 370 days later. */
                to: string;
                /** @description A past instant: the calendar as it was then, replayed from its history. */
                as_of?: string;
            };
            header?: never;
            path: {
                /** @description The trainer */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sessions and their bookings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarBody"];
                };
            };
            /** @description Somebody else's */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_packages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The trainer */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those on sale */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageList"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_reviews: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description 1 to 100; 20 when absent. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The trainer */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPage"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_services: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The trainer */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The services on sale */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceList"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_slots: {
        parameters: {
            query: {
                /** @description The service. */
                service: string;
                /** @description The first local date; today when absent. */
                from?: string;
                /** @description The first local date that is not asked for; 30 days after `from` when absent, at most 370. */
                to?: string;
                /**
                 * @description The zone that dates are read and times are written in; the trainer's when absent.
                 * @example Europe/Sofia
                 */
                tz?: string;
            };
            header?: {
                /** @description The ETag you have */
                "If-None-Match"?: string | null;
            };
            path: {
                /** @description The trainer */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Starts, in the zone asked for */
            200: {
                headers: {
                    /** @description Changes exactly when the answer does */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Slots"];
                };
            };
            /** @description What you have is still right */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_why: {
        parameters: {
            query: {
                /** @description The service. */
                service: string;
                /** @description The instant. */
                at: string;
            };
            header?: never;
            path: {
                /** @description The trainer */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reasons */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Why"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_upload: {
        parameters: {
            query: {
                /** @description Where it goes. */
                key: string;
                /** @description What it must be said to be. */
                content_type: string;
                /** @description Bytes, exactly. */
                length: number;
                /** @description Unix seconds. */
                expires: number;
                /** @description Over all of these. */
                signature: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The file */
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            /** @description It is here; `POST /files/{id}/complete` */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `link_refused`: expired or altered */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: not the type or the length that the link says */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issue_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A ticket */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketBody"];
                };
            };
            /** @description `unauthenticated`: a token was sent and is no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: this page may not open sockets */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: 120 a minute for an account, or for a network address without one */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: too many tickets are open */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    asyncapi_json: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description AsyncAPI 3 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Alive */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus text format */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openapi_json: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_readiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `overloaded`: not now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
