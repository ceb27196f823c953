import { type Scene, typed } from '../scene.ts';

export const questions: Scene = {
  title: 'Questions and answers',
  steps: [
    {
      what: 'A member asks a question.',
      act: (stage, language) =>
        stage.use('ana', 'ask', {
          question: typed(
            language,
            'Can the police ask about my immigration status?',
            '¿La policía me puede preguntar mi estatus migratorio?',
          ),
        }),
    },
    {
      what: 'She shares the answer with the channel.',
      act: (stage) => stage.press('ana', 'share'),
    },
    {
      what: 'She says that it was right.',
      act: (stage) => stage.press('ana', 'vote', ['yes']),
    },
    {
      what: 'Another member says that the same answer was wrong.',
      act: async (stage, language) => {
        const question = typed(
          language,
          'Can the police ask about my immigration status?',
          '¿La policía me puede preguntar mi estatus migratorio?',
        );
        await stage.use('marcus', 'ask', { question });
        return stage.press('marcus', 'vote', ['no']);
      },
    },
    {
      what: 'Somebody is in danger now.',
      act: (stage, language) =>
        stage.use('ana', 'ask', {
          question: typed(language, 'ICE is at my door right now', 'La migra está en mi puerta ahora'),
        }),
    },
    {
      what: 'The bot is not sure what is meant.',
      act: (stage, language) =>
        stage.use('ana', 'ask', { question: typed(language, 'police and data', 'policía y datos') }),
    },
    {
      what: 'The bot does not know.',
      act: (stage, language) =>
        stage.use('ana', 'ask', {
          question: typed(language, 'How do I renew my passport?', '¿Cómo renuevo mi pasaporte?'),
        }),
    },
    {
      what: 'Somebody asks about the law of another place.',
      act: (stage, language) =>
        stage.use('ana', 'ask', {
          question: typed(language, 'Is Chicago a sanctuary city?', '¿Chicago es una ciudad santuario?'),
        }),
    },
    {
      what: 'Organizers look at what people said about the answers.',
      act: (stage) => stage.use('rosa', 'answers'),
    },
    { what: 'A member wants to know what the bot can do.', act: (stage) => stage.use('ana', 'help') },
    { what: 'An organizer wants to know.', act: (stage) => stage.use('rosa', 'help') },
    {
      what: 'Somebody reports where agents are.',
      act: (stage, language) =>
        stage.use('ana', 'ask', {
          question: typed(
            language,
            'There are agents at the corner of Main and 5th, white vans',
            'Hay agentes en la esquina de Main y la 5, camionetas blancas',
          ),
        }),
    },
  ],
};
